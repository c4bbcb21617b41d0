-- expected
CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1 port=1' PUBLICATION p WITH (connect = false, slot_name = 'slot');

-- actual
CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1 port=1' PUBLICATION p WITH (connect = false, slot_name = 'slot');
ALTER SUBSCRIPTION s ENABLE;

-- differences
changed subscription s: enabled: DISABLED -> (none)
