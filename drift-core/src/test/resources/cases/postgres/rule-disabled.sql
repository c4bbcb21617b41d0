-- expected
CREATE TABLE t (a integer); CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;

-- actual
CREATE TABLE t (a integer); CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;
ALTER TABLE t DISABLE RULE r;

-- differences
changed rule public.t.r: enabled: (none) -> DISABLED
