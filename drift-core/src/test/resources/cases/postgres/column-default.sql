-- expected
CREATE TABLE orders (id integer, note text);

-- actual
CREATE TABLE orders (id integer, note text);
ALTER TABLE orders ALTER note SET DEFAULT 'none';

-- differences
changed column public.orders.note: default: (none) -> 'none'::text
