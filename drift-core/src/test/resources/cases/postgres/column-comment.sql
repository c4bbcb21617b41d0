-- expected
CREATE TABLE orders (id integer, note text);

-- actual
CREATE TABLE orders (id integer, note text);
COMMENT ON COLUMN orders.note IS 'free';

-- differences
changed comment public.orders.note: comment: (none) -> free
