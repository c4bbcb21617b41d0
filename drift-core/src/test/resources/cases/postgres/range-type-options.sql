-- expected
CREATE TYPE a AS RANGE (SUBTYPE = text);
CREATE TYPE b AS RANGE (SUBTYPE = text);
CREATE TYPE c AS RANGE (SUBTYPE = text);

-- actual
CREATE TYPE a AS RANGE (SUBTYPE = text, SUBTYPE_OPCLASS = text_pattern_ops);
CREATE TYPE b AS RANGE (SUBTYPE = text, COLLATION = "C");
CREATE TYPE c AS RANGE (SUBTYPE = text, MULTIRANGE_TYPE_NAME = many);

-- differences
changed range-type
