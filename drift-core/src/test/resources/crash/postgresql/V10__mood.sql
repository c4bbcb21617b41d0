-- together: SELECT count(*) = 1 FROM pg_enum WHERE enumlabel = 'happy'
ALTER TYPE mood ADD VALUE 'happy' AFTER 'ok';
ALTER TABLE customers ADD COLUMN mood mood;
