-- expected
CREATE PUBLICATION p;

-- actual
CREATE PUBLICATION p WITH (publish_via_partition_root);

-- differences
changed publication p: via-root: (none) -> true
