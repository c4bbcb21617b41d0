-- expected
CREATE VIEW v AS SELECT * FROM gone;
-- actual
CREATE VIEW v AS SELECT x FROM gone;
-- differences
changed view main.v: definition: SELECT * FROM gone -> SELECT x FROM gone
