-- expected
CREATE TABLE a (x CHECK (x > 0));
-- actual
CREATE TABLE a (x CHECK (x < 9) CHECK (x > 0));
-- differences
added check-constraint main.a."check (x < 9)"
