-- What somebody did by hand on a Friday evening, and no migration knows of.
DROP INDEX product_name_idx;
ALTER TABLE product DROP COLUMN note;
ALTER TABLE product ADD COLUMN note VARCHAR(20) DEFAULT '';
ALTER TABLE customer ADD COLUMN phone TEXT;
