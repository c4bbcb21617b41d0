-- expected
CREATE TABLE orders (id integer, note text);

-- actual
CREATE TABLE orders (id integer, note text);
ALTER TABLE orders RENAME note TO remark;

-- differences
renamed column public.orders.remark from note
