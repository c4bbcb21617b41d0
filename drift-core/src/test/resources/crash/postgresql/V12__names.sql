-- together: SELECT count(*) = 1 FROM information_schema.columns WHERE table_name = 'customers' AND column_name = 'full_name'
ALTER TABLE customers DROP COLUMN email;
ALTER TABLE customers RENAME COLUMN name TO full_name;
