-- expected
CREATE TABLE orders (id integer, note text);
CREATE TABLE more (id integer PRIMARY KEY);

-- actual
CREATE TABLE orders (id integer, note text);

-- differences
removed table public.more
