-- together: SELECT count(*) = 1 FROM pragma_table_info('orders') WHERE name = 'seen'
-- alone: ?
-- together: SELECT count(*) = 1 FROM notes WHERE text = 'compacted'
ALTER TABLE orders ADD COLUMN seen INTEGER;
VACUUM;
INSERT INTO notes (id, text) VALUES (100, 'compacted');
UPDATE orders SET total = total + 1, seen = 1 WHERE id <= 50;
UPDATE order_lines SET amount = amount + 1 WHERE orders <= 50 AND line = 1;
UPDATE order_lines SET amount = amount + 5 WHERE line = 2;
