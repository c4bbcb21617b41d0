-- expected
CREATE TABLE a (x REFERENCES gone (y));
-- actual
CREATE TABLE a (x REFERENCES gone_too (y));
-- differences
changed foreign-key main.a."foreign key (x)": referenced-table: main.gone -> main.gone_too
