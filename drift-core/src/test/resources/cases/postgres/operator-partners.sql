-- expected
CREATE OPERATOR <=== (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq);
CREATE OPERATOR <!== (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4ne);
CREATE OPERATOR <#== (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq);

-- actual
CREATE OPERATOR <=== (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq, COMMUTATOR = <===);
CREATE OPERATOR <!== (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4ne, NEGATOR = <===);
CREATE OPERATOR <#== (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq, MERGES);

-- differences
changed operator public."<!=="(integer, integer): negator: (none) -> public.<===(integer,integer)
changed operator public."<#=="(integer, integer): merges: (none) -> true
changed operator public."<==="(integer, integer): commutator: (none) -> public.<===(integer,integer); negator: (none) -> public.<!==(integer,integer)
