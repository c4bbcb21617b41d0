-- expected
CREATE SCHEMA other; CREATE TYPE mood AS ENUM ('a'); CREATE TYPE other.mood AS ENUM ('a');
CREATE TABLE orders (a mood);

-- actual
CREATE SCHEMA other; CREATE TYPE mood AS ENUM ('a'); CREATE TYPE other.mood AS ENUM ('a');
CREATE TABLE orders (a other.mood);

-- differences
changed column public.orders.a: type: public.mood -> other.mood
