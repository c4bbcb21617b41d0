-- expected
CREATE TYPE e AS ENUM ('a', 'b');

-- actual
CREATE TYPE e AS ENUM ('b', 'a');

-- differences
changed enum public.e: labels: 'a', 'b' -> 'b', 'a'
