-- Version: 1.3.0
-- Purpose: Coach; attributes of entities are nested
CREATE TABLE coaching_history (
    id            TEXT PRIMARY KEY,
    manuscript_id TEXT NOT NULL REFERENCES manuscripts (id) ON DELETE CASCADE,
    scene_id      TEXT REFERENCES scenes (id) ON DELETE SET NULL,
    issue         TEXT
);

CREATE TABLE writing_profiles (
    manuscript_id        TEXT PRIMARY KEY REFERENCES manuscripts (id) ON DELETE CASCADE,
    average_scene_length INTEGER
);

UPDATE entities
SET attributes = json_object(
    'physical', json_object('age', json_extract(attributes, '$.age')),
    'background', json_object('house', json_extract(attributes, '$.house')));
