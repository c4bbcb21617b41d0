CREATE TABLE orders (
    id     integer PRIMARY KEY,
    note   text,
    amount integer NOT NULL DEFAULT 0
);
