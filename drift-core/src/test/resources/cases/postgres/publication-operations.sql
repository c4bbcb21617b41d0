-- expected
CREATE PUBLICATION p;

-- actual
CREATE PUBLICATION p WITH (publish = 'insert');

-- differences
changed publication p: operations: (none) -> insert
