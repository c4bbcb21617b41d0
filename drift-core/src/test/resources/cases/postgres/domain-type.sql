-- expected
CREATE DOMAIN d AS text;

-- actual
CREATE DOMAIN d AS varchar(5);

-- differences
changed domain public.d: type: text -> character varying(5)
