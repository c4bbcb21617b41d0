ALTER TABLE shop.orders ALTER COLUMN note SET DEFAULT 'good bye';
UPDATE shop.moves SET checksum = checksum + 1 WHERE version = '2';
