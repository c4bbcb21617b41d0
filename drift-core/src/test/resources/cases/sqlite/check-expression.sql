-- expected
CREATE TABLE a (x CONSTRAINT c CHECK (x > 0));
-- actual
CREATE TABLE a (x CONSTRAINT c CHECK (x > 1));
-- differences
changed check-constraint main.a.c: expression: x > 0 -> x > 1
