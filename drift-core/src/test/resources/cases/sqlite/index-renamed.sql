-- expected
CREATE TABLE a (x);
CREATE INDEX i ON a (x);
-- actual
CREATE TABLE a (x);
CREATE INDEX "I-2" ON a (x);
-- differences
renamed index main.a."I-2" from i
