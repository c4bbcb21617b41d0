-- expected
CREATE CONVERSION c FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;

-- actual
CREATE DEFAULT CONVERSION c FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;

-- differences
changed conversion public.c: definition: FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8 -> DEFAULT FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8
