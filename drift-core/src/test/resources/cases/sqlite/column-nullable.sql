-- expected
CREATE TABLE a (x TEXT);
-- actual
CREATE TABLE a (x TEXT NOT NULL);
-- differences
changed column main.a.x: nullable: true -> false
