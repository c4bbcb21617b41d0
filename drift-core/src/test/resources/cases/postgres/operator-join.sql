-- expected
CREATE FUNCTION f(integer, integer) RETURNS boolean LANGUAGE sql AS 'SELECT $1 = $2';
CREATE OPERATOR === (FUNCTION = f, LEFTARG = integer, RIGHTARG = integer);

-- actual
CREATE FUNCTION f(integer, integer) RETURNS boolean LANGUAGE sql AS 'SELECT $1 = $2';
CREATE OPERATOR === (FUNCTION = f, LEFTARG = integer, RIGHTARG = integer, JOIN = eqjoinsel);

-- differences
changed operator public."==="(integer, integer): join: (none) -> eqjoinsel
