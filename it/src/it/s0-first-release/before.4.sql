CREATE TABLE episodes (id serial PRIMARY KEY, title text)
