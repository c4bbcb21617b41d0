-- expected
CREATE TABLE orders (at timestamp);

-- actual
CREATE TABLE orders (at timestamptz(3));

-- differences
changed column public.orders.at: type: timestamp without time zone -> timestamp(3) with time zone
