-- expected
CREATE PUBLICATION p;

-- actual
CREATE PUBLICATION p FOR TABLES IN SCHEMA public;

-- differences
changed publication p: schemas: (none) -> public
