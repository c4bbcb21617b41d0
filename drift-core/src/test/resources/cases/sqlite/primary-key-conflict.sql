-- expected
CREATE TABLE a (x TEXT PRIMARY KEY);
-- actual
CREATE TABLE a (x TEXT PRIMARY KEY ON CONFLICT IGNORE);
-- differences
changed primary-key main.a."primary key": on-conflict: (none) -> IGNORE
