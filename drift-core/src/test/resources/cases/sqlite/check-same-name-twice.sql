-- expected
CREATE TABLE a (x CONSTRAINT c CHECK (x > 0) CONSTRAINT c CHECK (x < 9));
-- actual
CREATE TABLE a (x CONSTRAINT c CHECK (x > 0) CONSTRAINT c CHECK (x < 8));
-- differences
changed check-constraint main.a."c 2": expression: x < 9 -> x < 8
