-- expected
CREATE TABLE orders (id integer, note text);

-- actual
CREATE TABLE orders (id integer, note text);
ALTER TABLE orders ALTER note SET STATISTICS 500;

-- differences
changed column public.orders.note: statistics-target: (none) -> 500
