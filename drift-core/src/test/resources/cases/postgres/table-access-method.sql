-- expected
CREATE TABLE t (a integer);

-- actual
CREATE ACCESS METHOD h TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE t (a integer) USING h;

-- differences
added access-method h
changed table public.t: access-method: (none) -> h
