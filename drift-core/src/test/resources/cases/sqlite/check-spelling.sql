-- expected
CREATE TABLE a (x CHECK (X IN ('a','B') AND x<>"c"));
-- actual
CREATE TABLE a (x, CHECK ( "x" in ( 'a', 'B' /* two */ ) and [x] <> 'c' ));
-- differences
