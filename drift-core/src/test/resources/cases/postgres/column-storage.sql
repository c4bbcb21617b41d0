-- expected
CREATE TABLE orders (id integer, note text);

-- actual
CREATE TABLE orders (id integer, note text);
ALTER TABLE orders ALTER note SET STORAGE EXTERNAL;

-- differences
changed column public.orders.note: storage: (none) -> EXTERNAL
