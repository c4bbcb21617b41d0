CREATE TABLE members (id bigint PRIMARY KEY, name text NOT NULL);
CREATE INDEX members_name_idx ON members (lower(name));
INSERT INTO members VALUES (1, 'Ada');
