-- expected
CREATE TABLE a (x CONSTRAINT c CHECK (x <> "Open"));
-- actual
CREATE TABLE a (x CONSTRAINT c CHECK (x <> "open"));
-- differences
changed check-constraint main.a.c: expression: x <> 'Open' -> x <> 'open'
