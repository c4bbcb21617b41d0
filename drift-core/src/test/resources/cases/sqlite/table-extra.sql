-- expected
-- actual
CREATE TABLE "a.b" (x TEXT UNIQUE);
-- differences
added table main."a.b"
