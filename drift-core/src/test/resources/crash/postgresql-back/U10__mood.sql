ALTER TABLE customers DROP COLUMN mood;
DROP TYPE mood;
CREATE TYPE mood AS ENUM ('sad', 'ok');
