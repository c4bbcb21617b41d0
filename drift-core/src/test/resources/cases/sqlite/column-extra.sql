-- expected
CREATE TABLE a (x TEXT);
-- actual
CREATE TABLE a (x TEXT, "Y-2" TEXT);
-- differences
added column main.a."Y-2"
