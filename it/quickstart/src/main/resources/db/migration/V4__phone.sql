-- How to reach a customer.
ALTER TABLE customer ADD COLUMN phone TEXT;

CREATE INDEX customer_phone_idx ON customer (phone);
