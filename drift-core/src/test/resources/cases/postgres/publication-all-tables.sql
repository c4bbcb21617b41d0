-- expected
CREATE PUBLICATION p;

-- actual
CREATE PUBLICATION p FOR ALL TABLES;

-- differences
changed publication p: all-tables: (none) -> true
