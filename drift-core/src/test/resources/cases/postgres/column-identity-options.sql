-- expected
CREATE TABLE orders (id integer GENERATED ALWAYS AS IDENTITY);

-- actual
CREATE TABLE orders (id integer GENERATED ALWAYS AS IDENTITY (START WITH 100 INCREMENT BY 5));

-- differences
changed column public.orders.id: identity: ALWAYS -> ALWAYS (START 100 INCREMENT 5)
