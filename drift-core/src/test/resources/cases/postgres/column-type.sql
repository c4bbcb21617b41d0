-- expected
CREATE TABLE orders (id integer, note text);

-- actual
CREATE TABLE orders (id integer, note varchar(20));

-- differences
changed column public.orders.note: type: text -> character varying(20)
