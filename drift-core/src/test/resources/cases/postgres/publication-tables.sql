-- expected
CREATE TABLE t (a integer); CREATE TABLE u (a integer);
CREATE PUBLICATION p FOR TABLE t;

-- actual
CREATE TABLE t (a integer); CREATE TABLE u (a integer);
CREATE PUBLICATION p FOR TABLE t, u;

-- differences
changed publication p: tables: public.t -> public.t, public.u
