-- expected
CREATE TABLE orders (id integer, note text);

-- actual
CREATE TABLE orders (id integer, note text);
ALTER TABLE orders ALTER note SET NOT NULL;

-- differences
changed column public.orders.note: nullable: true -> false
