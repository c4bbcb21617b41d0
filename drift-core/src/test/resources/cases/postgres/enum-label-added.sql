-- expected
CREATE TYPE e AS ENUM ('a', 'b');

-- actual
CREATE TYPE e AS ENUM ('a', 'b', 'c, d');

-- differences
changed enum public.e: labels: 'a', 'b' -> 'a', 'b', 'c, d'
