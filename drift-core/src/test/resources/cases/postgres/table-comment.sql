-- expected
CREATE TABLE orders (id integer, note text);

-- actual
CREATE TABLE orders (id integer, note text);
COMMENT ON TABLE orders IS 'sold';

-- differences
changed comment public.orders: comment: (none) -> sold
