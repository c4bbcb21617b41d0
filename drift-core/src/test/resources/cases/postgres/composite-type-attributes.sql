-- expected
CREATE TYPE y AS (a integer, b text);

-- actual
CREATE TYPE y AS (a integer, b varchar(3));

-- differences
changed composite-type public.y: attributes: a integer, b text -> a integer, b character varying(3)
