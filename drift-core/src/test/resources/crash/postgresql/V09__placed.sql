-- together: SELECT count(*) = 1 FROM information_schema.columns WHERE table_name = 'orders' AND column_name = 'seen'
-- alone: SELECT count(*) = 1 FROM pg_index WHERE indexrelid = to_regclass('public.orders_placed') AND indisvalid
-- together: SELECT count(*) = 1 FROM notes WHERE text = 'indexed'
ALTER TABLE orders ADD COLUMN seen boolean;
CREATE INDEX CONCURRENTLY orders_placed ON orders (placed);
INSERT INTO notes (id, text) VALUES (100, 'indexed');
UPDATE orders SET total = total + 1, seen = true WHERE id <= 50;
UPDATE order_lines SET amount = amount + 1 WHERE orders <= 50 AND line = 1;
