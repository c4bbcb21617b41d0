-- expected
CREATE TABLE parent (a integer);
CREATE TABLE child () INHERITS (parent);

-- actual
CREATE TABLE parent (a integer);
CREATE TABLE child (a integer) INHERITS (parent);

-- differences
changed column public.child.a: inherited: true -> (none)
