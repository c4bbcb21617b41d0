-- expected
CREATE TABLE t (a integer) PARTITION BY HASH (a); CREATE TABLE t0 PARTITION OF t FOR VALUES WITH (modulus 1, remainder 0);
CREATE INDEX i ON t (a);

-- actual
CREATE TABLE t (a integer) PARTITION BY HASH (a); CREATE TABLE t0 PARTITION OF t FOR VALUES WITH (modulus 1, remainder 0);
CREATE INDEX i ON ONLY t (a);

-- differences
changed index public.t.i: valid: (none) -> false
removed index public.t0.t0_a_idx
