-- expected
CREATE TABLE a (x);
-- actual
CREATE TABLE a (x BLOB);
-- differences
changed column main.a.x: type: (none) -> BLOB
