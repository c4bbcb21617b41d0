-- expected
CREATE TABLE parent (a integer);
CREATE TABLE child (a integer);

-- actual
CREATE TABLE parent (a integer);
CREATE TABLE child (a integer) INHERITS (parent);

-- differences
changed table public.child: inherits: (none) -> public.parent
