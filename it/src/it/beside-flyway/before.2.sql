ALTER TABLE shop.orders ALTER COLUMN note TYPE varchar(20);
UPDATE shop.moves SET checksum = checksum + 1 WHERE version = '2';
