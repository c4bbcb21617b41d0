ALTER TABLE customers ADD COLUMN city text;
CREATE INDEX customers_city_idx ON customers (city);
UPDATE customers SET city = 'London';
