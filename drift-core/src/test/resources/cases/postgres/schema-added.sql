-- expected


-- actual
CREATE SCHEMA s; CREATE TABLE s.t (a integer);

-- differences
added schema s
