-- expected
CREATE TABLE a (x);
CREATE VIEW v AS SELECT * FROM a WHERE x = "Yes";
-- actual
CREATE TABLE a (x);
CREATE VIEW v AS SELECT * FROM a WHERE x = "yes";
-- differences
changed view main.v: definition: SELECT * FROM a WHERE x = 'Yes' -> SELECT * FROM a WHERE x = 'yes'
