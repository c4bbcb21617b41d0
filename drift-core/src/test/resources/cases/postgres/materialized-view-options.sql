-- expected
CREATE MATERIALIZED VIEW v AS SELECT 1 AS a;

-- actual
CREATE MATERIALIZED VIEW v WITH (fillfactor = 70) AS SELECT 1 AS a;

-- differences
changed materialized-view public.v: options: (none) -> fillfactor=70
