-- expected
CREATE TABLE a (x INT, y INT AS (x + 1));
-- actual
CREATE TABLE a (x INT, y INT GENERATED ALWAYS AS (x+1) STORED);
-- differences
changed column main.a.y: generated-storage: VIRTUAL -> STORED
