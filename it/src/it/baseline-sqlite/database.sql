CREATE TABLE members (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE INDEX members_name_idx ON members (name COLLATE NOCASE);
INSERT INTO members VALUES (1, 'Ada');
