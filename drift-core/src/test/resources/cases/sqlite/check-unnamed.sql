-- expected
CREATE TABLE a (x CHECK (x > 0));
-- actual
CREATE TABLE a (x CHECK (x > 1));
-- differences
removed check-constraint main.a."check (x > 0)"
added check-constraint main.a."check (x > 1)"
