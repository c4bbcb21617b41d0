CREATE TABLE orders (id integer PRIMARY KEY, note varchar(20));
