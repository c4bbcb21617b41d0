-- expected
CREATE OPERATOR === (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq);

-- actual
CREATE OPERATOR === (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4ne);

-- differences
changed operator public."==="(integer, integer): function: int4eq -> int4ne
