-- expected
CREATE FOREIGN DATA WRAPPER w;

-- actual
CREATE FOREIGN DATA WRAPPER w VALIDATOR postgresql_fdw_validator;

-- differences
changed foreign-data-wrapper w: validator: (none) -> postgresql_fdw_validator
