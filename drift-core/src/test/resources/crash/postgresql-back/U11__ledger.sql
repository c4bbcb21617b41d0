-- driftgate: transaction=off
-- alone: SELECT to_regclass('public.ledger_customer') IS NULL
-- together: SELECT to_regclass('public.ledger') IS NULL
DROP INDEX CONCURRENTLY ledger_customer;
BEGIN;
UPDATE customers SET status = replace(status, '+', '');
DROP TABLE ledger;
COMMIT;
