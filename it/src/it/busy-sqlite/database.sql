CREATE TABLE orders (
    id     integer PRIMARY KEY,
    note   text,
    amount integer NOT NULL DEFAULT 0
);
CREATE INDEX orders_note_idx ON orders (note);
