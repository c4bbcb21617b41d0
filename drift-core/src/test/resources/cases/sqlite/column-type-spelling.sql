-- expected
CREATE TABLE a (x decimal ( 10 , 2 ), y "Text");
-- actual
CREATE TABLE a (x DECIMAL(10,2), y TEXT);
-- differences
