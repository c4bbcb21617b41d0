-- together: SELECT count(*) = 1 FROM pragma_table_info('customers') WHERE name = 'full_name'
ALTER TABLE customers DROP COLUMN email;
ALTER TABLE customers RENAME COLUMN name TO full_name;
