CREATE TABLE orders (
    id     integer PRIMARY KEY,
    note   varchar(20),
    amount integer NOT NULL DEFAULT 0
);
