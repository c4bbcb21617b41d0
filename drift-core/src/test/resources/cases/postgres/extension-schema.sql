-- expected
CREATE SCHEMA e;
CREATE EXTENSION citext;

-- actual
CREATE SCHEMA e;
CREATE EXTENSION citext SCHEMA e;

-- differences
changed extension citext: in-schema: public -> e
