-- driftgate: transaction=off
-- alone: SELECT count(*) = 1 FROM sqlite_schema WHERE name = 'ledger'
-- together: SELECT count(*) >= 200 FROM ledger
-- alone: SELECT journal_mode = 'wal' FROM pragma_journal_mode
-- alone: SELECT count(*) = 1 FROM sqlite_schema WHERE name = 'ledger_customer'
-- together: SELECT count(*) > 200 FROM ledger
CREATE TABLE ledger (customer INTEGER NOT NULL, booked NUMERIC NOT NULL);
BEGIN;
INSERT INTO ledger SELECT id, 10 FROM customers;
UPDATE customers SET status = status || '+';
COMMIT;
PRAGMA journal_mode = WAL;
CREATE INDEX ledger_customer ON ledger (customer, booked);
BEGIN;
INSERT INTO ledger SELECT id, -5 FROM customers WHERE id % 2 = 0;
COMMIT;
