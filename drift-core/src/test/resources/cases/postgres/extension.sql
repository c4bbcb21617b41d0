-- expected


-- actual
CREATE EXTENSION hstore;

-- differences
added extension hstore
