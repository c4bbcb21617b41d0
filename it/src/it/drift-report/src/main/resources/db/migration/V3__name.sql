ALTER TABLE customers ADD name text;
