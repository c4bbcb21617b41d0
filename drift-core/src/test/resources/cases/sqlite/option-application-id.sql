-- expected
PRAGMA application_id = 1;
CREATE TABLE a (x);
-- actual
CREATE TABLE a (x);
-- differences
removed option database.application_id
