-- expected
CREATE TABLE a (x TEXT DEFAULT "One", y DEFAULT one, z DEFAULT current_timestamp, v DEFAULT(1+1));
-- actual
CREATE TABLE a (x TEXT DEFAULT 'One', y DEFAULT 'one', z DEFAULT CURRENT_TIMESTAMP, v DEFAULT ( 1 + 1 ));
-- differences
