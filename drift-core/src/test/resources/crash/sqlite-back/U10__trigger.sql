DROP TRIGGER notes_upper;
DELETE FROM notes WHERE id = 101;
