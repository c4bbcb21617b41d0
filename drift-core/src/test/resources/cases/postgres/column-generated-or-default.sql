-- expected
CREATE TABLE orders (a integer, b integer GENERATED ALWAYS AS (7) STORED);

-- actual
CREATE TABLE orders (a integer, b integer DEFAULT 7);

-- differences
changed column public.orders.b: default: (none) -> 7; generated: 7 -> (none); generated-storage: STORED -> (none)
