-- newest
-- expected
CREATE TABLE t (room int4range, during daterange, CONSTRAINT k PRIMARY KEY (room, during));

-- actual
CREATE TABLE t (room int4range, during daterange, CONSTRAINT k PRIMARY KEY (room, during WITHOUT OVERLAPS));

-- differences
changed primary-key public.t.k: method: (none) -> gist; period: (none) -> true
