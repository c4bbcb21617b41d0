-- expected
PRAGMA encoding = 'UTF-16le';
CREATE TABLE a (x);
-- actual
CREATE TABLE a (x);
-- differences
removed option database.encoding
