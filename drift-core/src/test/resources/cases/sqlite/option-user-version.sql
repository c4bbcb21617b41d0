-- expected
PRAGMA user_version = 1;
CREATE TABLE a (x);
-- actual
CREATE TABLE a (x);
-- differences
