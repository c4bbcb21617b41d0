-- expected
CREATE TABLE a (x DECIMAL(10,2));
-- actual
CREATE TABLE a (x DECIMAL(12,2));
-- differences
changed column main.a.x: type: DECIMAL(10,2) -> DECIMAL(12,2)
