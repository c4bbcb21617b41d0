-- expected
CREATE TABLE a (x TEXT UNIQUE CHECK (x <> ''));
CREATE INDEX a_x ON a (x);
-- actual
-- differences
removed table main.a
