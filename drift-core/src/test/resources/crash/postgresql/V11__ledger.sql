-- driftgate: transaction=off
-- alone: SELECT to_regclass('public.ledger') IS NOT NULL
-- together: SELECT count(*) >= 200 FROM ledger
-- alone: SELECT count(*) = 1 FROM pg_index WHERE indexrelid = to_regclass('public.ledger_customer') AND indisvalid
-- alone: ?
-- together: SELECT count(*) > 200 FROM ledger
CREATE TABLE ledger (customer integer NOT NULL, booked numeric NOT NULL);
BEGIN;
INSERT INTO ledger SELECT id, 10 FROM customers;
UPDATE customers SET status = status || '+';
COMMIT;
CREATE INDEX CONCURRENTLY ledger_customer ON ledger (customer, booked);
VACUUM ledger;
BEGIN;
INSERT INTO ledger SELECT id, -5 FROM customers WHERE id % 2 = 0;
COMMIT;
