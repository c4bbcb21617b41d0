-- expected
CREATE TABLE orders (id integer, note text);

-- actual
CREATE TABLE orders (id integer, note text);
REVOKE ALL ON orders FROM CURRENT_USER;

-- differences
changed privilege public.orders: privileges: (none) -> postgres: none
