-- together: SELECT count(*) = 0 FROM notes WHERE id = 100
-- alone: SELECT to_regclass('public.orders_placed') IS NULL
-- together: SELECT count(*) = 0 FROM information_schema.columns WHERE table_name = 'orders' AND column_name = 'seen'
DELETE FROM notes WHERE id = 100;
DROP INDEX CONCURRENTLY orders_placed;
UPDATE order_lines SET amount = amount - 1 WHERE orders <= 50 AND line = 1;
UPDATE orders SET total = total - 1 WHERE seen;
ALTER TABLE orders DROP COLUMN seen;
