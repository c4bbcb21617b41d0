-- expected
CREATE EXTENSION file_fdw; CREATE FOREIGN DATA WRAPPER w;

-- actual
CREATE EXTENSION file_fdw; CREATE FOREIGN DATA WRAPPER w HANDLER file_fdw_handler;

-- differences
changed foreign-data-wrapper w: handler: (none) -> public.file_fdw_handler
