-- expected
CREATE EXTENSION pg_trgm VERSION '1.5';

-- actual
CREATE EXTENSION pg_trgm VERSION '1.6';

-- differences
changed extension pg_trgm: version: 1.5 -> 1.6
