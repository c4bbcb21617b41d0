CREATE TABLE scenes_old (
    id               TEXT PRIMARY KEY,
    manuscript_id    TEXT NOT NULL REFERENCES manuscripts (id) ON DELETE CASCADE,
    position         INTEGER NOT NULL,
    content          TEXT,
    pov_character_id TEXT
);
INSERT INTO scenes_old SELECT id, manuscript_id, position, content, pov_character_id FROM scenes;
DROP TABLE scenes;
ALTER TABLE scenes_old RENAME TO scenes;
CREATE INDEX idx_scenes_manuscript ON scenes (manuscript_id, position);

DROP TABLE relationships;
DROP TABLE entities;
