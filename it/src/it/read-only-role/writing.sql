INSERT INTO orders (note) VALUES ('written meanwhile')
