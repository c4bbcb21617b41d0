-- expected
CREATE TABLE a (x TEXT PRIMARY KEY);
-- actual
CREATE TABLE a (x TEXT CONSTRAINT a_key PRIMARY KEY);
-- differences
renamed primary-key main.a.a_key from primary key
