-- expected
CREATE TABLE orders (a integer, b text);

-- actual
CREATE TABLE orders (x integer, a integer, b text); ALTER TABLE orders DROP x;

-- differences
