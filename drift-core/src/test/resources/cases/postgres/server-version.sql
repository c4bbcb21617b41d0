-- expected
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;

-- actual
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s TYPE 't' VERSION '2' FOREIGN DATA WRAPPER w;

-- differences
changed server s: server-type: (none) -> t; version: (none) -> 2
