-- expected
CREATE TABLE orders (id integer GENERATED ALWAYS AS IDENTITY);

-- actual
CREATE TABLE orders (id serial);

-- differences
changed column public.orders.id: default: (none) -> nextval('public.orders_id_seq'::regclass); identity: ALWAYS -> (none); sequence: public.orders_id_seq -> (none)
added sequence public.orders_id_seq
