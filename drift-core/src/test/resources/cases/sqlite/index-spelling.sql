-- expected
CREATE TABLE a (x);
create index i on A("X" asc) where X>1;
-- actual
CREATE TABLE a (x);
CREATE INDEX IF NOT EXISTS main.i ON a (x) WHERE x > 1;
-- differences
