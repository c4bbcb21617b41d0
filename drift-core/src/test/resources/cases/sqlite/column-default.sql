-- expected
CREATE TABLE a (x TEXT DEFAULT 'One');
-- actual
CREATE TABLE a (x TEXT DEFAULT 'one');
-- differences
changed column main.a.x: default: 'One' -> 'one'
