-- Version: 1.0.1
-- Purpose: Scenes
CREATE TABLE scenes (
    id               TEXT PRIMARY KEY,
    manuscript_id    TEXT NOT NULL REFERENCES manuscripts (id) ON DELETE CASCADE,
    position         INTEGER NOT NULL,
    content          TEXT,
    pov_character_id TEXT
);

CREATE INDEX idx_scenes_manuscript ON scenes (manuscript_id, position);
