-- expected
CREATE FOREIGN DATA WRAPPER w OPTIONS (a '1');

-- actual
CREATE FOREIGN DATA WRAPPER w OPTIONS (a '2');

-- differences
changed foreign-data-wrapper w: options: a '1' -> a '2'
