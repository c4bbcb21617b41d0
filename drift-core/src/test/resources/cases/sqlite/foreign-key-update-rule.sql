-- expected
CREATE TABLE a (x PRIMARY KEY, y REFERENCES a);
-- actual
CREATE TABLE a (x PRIMARY KEY, y REFERENCES a ON UPDATE RESTRICT);
-- differences
changed foreign-key main.a."foreign key (y)": update-rule: (none) -> RESTRICT
