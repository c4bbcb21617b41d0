INSERT INTO entities (id, manuscript_id, type, name, attributes) VALUES ('e1', 'm1', 'CHARACTER', 'Ines', '{"age": 31}');
UPDATE scenes SET pov_character_id = 'e1';
