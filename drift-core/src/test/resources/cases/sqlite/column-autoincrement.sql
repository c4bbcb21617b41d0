-- expected
CREATE TABLE a (x INTEGER PRIMARY KEY AUTOINCREMENT);
-- actual
CREATE TABLE a (x INTEGER, PRIMARY KEY (x));
-- differences
changed column main.a.x: autoincrement: true -> (none)
