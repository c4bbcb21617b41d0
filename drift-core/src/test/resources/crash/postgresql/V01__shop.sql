-- together: SELECT to_regclass('public.orders') IS NOT NULL
CREATE TABLE customers (id integer PRIMARY KEY, name text NOT NULL, email text, status text NOT NULL DEFAULT 'new');
CREATE TABLE orders (id integer PRIMARY KEY, customer integer NOT NULL, total numeric(10, 2) NOT NULL, placed date NOT NULL);
CREATE TYPE mood AS ENUM ('sad', 'ok');
