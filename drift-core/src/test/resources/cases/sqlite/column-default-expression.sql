-- expected
CREATE TABLE a (x INT DEFAULT (1 + 1));
-- actual
CREATE TABLE a (x INT DEFAULT (1 + 2));
-- differences
changed column main.a.x: default: 1 + 1 -> 1 + 2
