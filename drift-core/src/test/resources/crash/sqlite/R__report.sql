-- together: SELECT count(*) = 1 FROM sqlite_schema WHERE name = 'report'
DROP VIEW IF EXISTS report;
CREATE VIEW report AS SELECT full_name, city, sum(booked) AS booked
  FROM customers JOIN ledger ON customer = id GROUP BY full_name, city;
