-- together: SELECT count(*) = 1 FROM information_schema.columns WHERE table_name = 'customers' AND column_name = 'city'
ALTER TABLE customers ADD COLUMN city text;
UPDATE customers SET city = 'City ' || (id % 7);
ALTER TABLE customers ALTER COLUMN city SET NOT NULL;
