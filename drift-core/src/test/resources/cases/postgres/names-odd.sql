-- expected
CREATE TABLE "a""b.c" ("x y" integer, "select" text, "100%" integer);

-- actual
CREATE TABLE "a""b.c" ("x y" bigint, "select" text, "100%" integer); CREATE INDEX "i-1" ON "a""b.c" ("select", "100%" DESC);

-- differences
added index public."a""b.c"."i-1"
changed column public."a""b.c"."x y": type: integer -> bigint
