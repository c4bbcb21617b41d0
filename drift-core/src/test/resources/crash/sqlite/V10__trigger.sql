-- together: SELECT count(*) = 1 FROM sqlite_schema WHERE name = 'notes_upper'
CREATE TRIGGER notes_upper AFTER INSERT ON notes BEGIN
  UPDATE notes SET text = upper(text) WHERE id = new.id;
END;
INSERT INTO notes (id, text) VALUES (101, 'triggered');
