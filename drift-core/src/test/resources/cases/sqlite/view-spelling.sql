-- expected
CREATE TABLE a (x);
CREATE VIEW v AS SELECT x, 'x' AS "One" FROM a -- all of them
;
-- actual
CREATE TABLE a (x);
create view if not exists v as select "X",'x' as one from [a];
-- differences
