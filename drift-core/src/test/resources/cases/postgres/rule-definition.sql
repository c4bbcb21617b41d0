-- expected
CREATE TABLE t (a integer);
CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;

-- actual
CREATE TABLE t (a integer);
CREATE RULE r AS ON DELETE TO t WHERE OLD.a > 0 DO INSTEAD NOTHING;

-- differences
changed rule public.t.r: definition: ON DELETE DO INSTEAD NOTHING -> ON DELETE WHERE (old.a > 0) DO INSTEAD NOTHING
