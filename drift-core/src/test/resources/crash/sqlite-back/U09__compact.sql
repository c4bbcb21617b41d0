-- together: SELECT count(*) = 0 FROM notes WHERE id = 100
-- alone: ?
-- together: SELECT count(*) = 0 FROM pragma_table_info('orders') WHERE name = 'seen'
UPDATE order_lines SET amount = amount - 5 WHERE line = 2;
DELETE FROM notes WHERE id = 100;
VACUUM;
UPDATE order_lines SET amount = amount - 1 WHERE orders <= 50 AND line = 1;
UPDATE orders SET total = 1 + (SELECT amount FROM order_lines WHERE orders = id AND line = 1) WHERE seen = 1;
ALTER TABLE orders DROP COLUMN seen;
