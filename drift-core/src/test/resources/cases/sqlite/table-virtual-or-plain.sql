-- expected
CREATE VIRTUAL TABLE a USING fts5(x);
-- actual
CREATE TABLE a (x);
-- differences
changed table main.a: kind: virtual table -> (none); module: fts5(x) -> (none)
added column main.a.x
