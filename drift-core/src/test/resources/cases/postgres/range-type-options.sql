-- expected
CREATE TYPE a AS RANGE (SUBTYPE = text);
CREATE TYPE b AS RANGE (SUBTYPE = text);
CREATE TYPE c AS RANGE (SUBTYPE = text);

-- actual
CREATE TYPE a AS RANGE (SUBTYPE = text, SUBTYPE_OPCLASS = text_pattern_ops);
CREATE TYPE b AS RANGE (SUBTYPE = text, COLLATION = "C");
CREATE TYPE c AS RANGE (SUBTYPE = text, MULTIRANGE_TYPE_NAME = many);

-- differences
changed range-type public.a: subtype-operator-class: (none) -> text_pattern_ops
changed range-type public.b: collation: (none) -> "C"
changed range-type public.c: multirange: public.c_multirange -> public.many
