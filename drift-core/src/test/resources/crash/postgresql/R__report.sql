-- together: SELECT to_regclass('public.report') IS NOT NULL
CREATE OR REPLACE VIEW report AS SELECT full_name, city, sum(booked) AS booked
  FROM customers JOIN ledger ON customer = id GROUP BY full_name, city;
