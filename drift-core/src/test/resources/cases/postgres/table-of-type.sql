-- expected
CREATE TYPE shape AS (a integer);
CREATE TABLE orders (a integer);

-- actual
CREATE TYPE shape AS (a integer);
CREATE TABLE orders OF shape;

-- differences
changed table public.orders: of-type: (none) -> public.shape
