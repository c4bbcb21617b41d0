-- JDBC escapes and question marks are left alone
CREATE TABLE escapes (v text);
INSERT INTO escapes VALUES ('{d ''2020-01-01''}');
SELECT '{"a":1}'::jsonb ?| array['a'], '{}'::jsonb @? '$.a';
CREATE FUNCTION f(n int DEFAULT CASE WHEN true THEN 1 ELSE 2 END) RETURNS int LANGUAGE sql
BEGIN ATOMIC
  SELECT 1 AS end; -- ; END
  SELECT CASE WHEN n = 1 THEN CASE n WHEN 1 THEN 3 END ELSE 4 END;
END;
CREATE FUNCTION a$b() RETURNS int[] LANGUAGE sql AS $b$ SELECT ARRAY[1]; $b$;
CREATE TABLE log (v text);
CREATE TABLE rows (id int, x text, y text, z text);
CREATE RULE r AS ON DELETE TO rows DO ALSO (INSERT INTO log VALUES ('a;'); INSERT INTO log VALUES (E'b\';'););
INSERT INTO log VALUES (E'a'
  'b\';'), ('\'), (U&'\0061;');
COPY rows (id, x, y, z) FROM stdin;
1	gone	;	'
2	a\tb	\N	\\
\.
DELETE FROM rows WHERE id = 1;
