-- newest
-- expected
CREATE PUBLICATION p;

-- actual
CREATE PUBLICATION p WITH (publish_generated_columns = stored);

-- differences
changed publication p: options: (none) -> publish_generated_columns=stored
