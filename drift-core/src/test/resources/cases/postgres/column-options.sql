-- expected
CREATE TABLE orders (id integer, note text);

-- actual
CREATE TABLE orders (id integer, note text);
ALTER TABLE orders ALTER note SET (n_distinct = 100);

-- differences
changed column public.orders.note: options: (none) -> n_distinct=100
