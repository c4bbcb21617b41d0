INSERT INTO entities (id, manuscript_id, type, name, attributes) VALUES ('e1', 'm1', 'CHARACTER', 'Ines', '{"physical":{"age":31},"background":{"house":"Vale"}}');
UPDATE scenes SET pov_character_id = 'e1' WHERE id = 's2';
