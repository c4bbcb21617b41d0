-- newest
-- expected
CREATE TABLE a (room int4range, during daterange, CONSTRAINT k PRIMARY KEY (room, during));
CREATE TABLE t (room int4range, during daterange, CONSTRAINT f FOREIGN KEY (room, during) REFERENCES a (room, during));

-- actual
CREATE TABLE a (room int4range, during daterange, CONSTRAINT k PRIMARY KEY (room, during WITHOUT OVERLAPS));
CREATE TABLE t (room int4range, during daterange, CONSTRAINT f FOREIGN KEY (room, PERIOD during) REFERENCES a (room, PERIOD during));

-- differences
changed primary-key public.a.k: method: (none) -> gist; period: (none) -> true
changed foreign-key public.t.f: period: (none) -> true
