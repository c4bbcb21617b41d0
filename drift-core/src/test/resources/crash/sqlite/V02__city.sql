-- together: SELECT count(*) = 1 FROM pragma_table_info('customers') WHERE name = 'city'
ALTER TABLE customers ADD COLUMN city TEXT;
UPDATE customers SET city = 'City ' || (id % 7);
