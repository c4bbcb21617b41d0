-- expected
CREATE TABLE orders (a integer, b integer GENERATED ALWAYS AS (a * 2) STORED);

-- actual
CREATE TABLE orders (a integer, b integer GENERATED ALWAYS AS (a * 3) STORED);

-- differences
changed column public.orders.b: generated: (a * 2) -> (a * 3)
