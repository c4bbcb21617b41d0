-- expected
CREATE OPERATOR === (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq);

-- actual
CREATE OPERATOR === (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq, HASHES, RESTRICT = eqsel, JOIN = eqjoinsel);

-- differences
changed operator public."==="(integer, integer): restrict: (none) -> eqsel; join: (none) -> eqjoinsel; hashes: (none) -> true
