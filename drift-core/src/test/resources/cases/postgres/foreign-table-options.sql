-- expected
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE t (a integer) SERVER s;

-- actual
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE t (a integer OPTIONS (key 'b')) SERVER s OPTIONS (table_name 'x');

-- differences
changed foreign-table public.t: options: (none) -> table_name 'x'
changed column public.t.a: options: (none) -> key 'b'
