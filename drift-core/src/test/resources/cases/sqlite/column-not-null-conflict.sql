-- expected
CREATE TABLE a (x TEXT NOT NULL ON CONFLICT ABORT);
-- actual
CREATE TABLE a (x TEXT NOT NULL ON CONFLICT REPLACE);
-- differences
changed column main.a.x: on-conflict: (none) -> REPLACE
