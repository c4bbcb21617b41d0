-- expected
CREATE TABLE a (x PRIMARY KEY, y REFERENCES a ON DELETE CASCADE);
-- actual
CREATE TABLE a (x PRIMARY KEY, y REFERENCES a ON DELETE SET NULL);
-- differences
changed foreign-key main.a."foreign key (y)": delete-rule: CASCADE -> SET NULL
