-- together: SELECT count(*) = 1 FROM sqlite_schema WHERE name = 'notes'
BEGIN;
CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
INSERT INTO notes (id, text) SELECT id, 'from ' || name FROM customers WHERE id <= 20;
COMMIT;
