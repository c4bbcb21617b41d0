-- expected
CREATE TABLE a (x TEXT DEFAULT CURRENT_TIMESTAMP);
-- actual
CREATE TABLE a (x TEXT DEFAULT "CURRENT_TIMESTAMP");
-- differences
changed column main.a.x: default: CURRENT_TIMESTAMP -> 'CURRENT_TIMESTAMP'
