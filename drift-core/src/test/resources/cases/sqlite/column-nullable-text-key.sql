-- expected
CREATE TABLE a (x TEXT PRIMARY KEY);
-- actual
CREATE TABLE a (x TEXT NOT NULL PRIMARY KEY);
-- differences
changed column main.a.x: nullable: true -> false
