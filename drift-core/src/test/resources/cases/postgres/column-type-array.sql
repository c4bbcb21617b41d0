-- expected
CREATE TABLE orders (tags text[]);

-- actual
CREATE TABLE orders (tags varchar[]);

-- differences
changed column public.orders.tags: type: text[] -> character varying[]
