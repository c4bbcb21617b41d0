-- expected
CREATE TABLE orders (id integer, note text);

-- actual
CREATE TABLE orders (id integer, note text);
CREATE TABLE more (id integer PRIMARY KEY);

-- differences
added table public.more
