-- expected
CREATE TABLE orders (at timestamptz DEFAULT now());

-- actual
CREATE TABLE orders (at timestamptz DEFAULT clock_timestamp());

-- differences
changed column public.orders.at: default: now() -> clock_timestamp()
