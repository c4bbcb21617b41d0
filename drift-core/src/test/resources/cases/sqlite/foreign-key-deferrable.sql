-- expected
CREATE TABLE a (x PRIMARY KEY, y REFERENCES a DEFERRABLE INITIALLY DEFERRED);
-- actual
CREATE TABLE a (x PRIMARY KEY, y REFERENCES a NOT DEFERRABLE INITIALLY DEFERRED);
-- differences
changed foreign-key main.a."foreign key (y)": deferrable: INITIALLY DEFERRED -> (none)
