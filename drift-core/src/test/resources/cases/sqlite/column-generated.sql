-- expected
CREATE TABLE a (x INT, y INT AS (x + 1));
-- actual
CREATE TABLE a (x INT, y INT AS (x + 2));
-- differences
changed column main.a.y: generated: x + 1 -> x + 2
