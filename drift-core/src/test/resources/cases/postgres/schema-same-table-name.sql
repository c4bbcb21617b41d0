-- expected
CREATE SCHEMA s; CREATE TABLE public.t (a integer);
CREATE TABLE s.t (a integer);

-- actual
CREATE SCHEMA s; CREATE TABLE public.t (a integer);
CREATE TABLE s.t (a bigint);

-- differences
changed column s.t.a: type: integer -> bigint
