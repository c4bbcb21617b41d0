-- Version: 1.1.0
-- Purpose: Entities; scenes know whose eyes they are seen through
CREATE TABLE entities (
    id            TEXT PRIMARY KEY,
    manuscript_id TEXT NOT NULL REFERENCES manuscripts (id) ON DELETE CASCADE,
    type          TEXT NOT NULL,
    name          TEXT NOT NULL,
    attributes    TEXT NOT NULL DEFAULT '{}'
);

CREATE TABLE relationships (
    source_entity_id TEXT NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
    target_entity_id TEXT NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
    strength         INTEGER DEFAULT 1,
    PRIMARY KEY (source_entity_id, target_entity_id)
);

-- A foreign key for a table that has rows, which other rows refer to: SQLite has to build it anew.
CREATE TABLE scenes_new (
    id               TEXT PRIMARY KEY,
    manuscript_id    TEXT NOT NULL REFERENCES manuscripts (id) ON DELETE CASCADE,
    position         INTEGER NOT NULL,
    content          TEXT,
    pov_character_id TEXT REFERENCES entities (id)
);
INSERT INTO scenes_new SELECT id, manuscript_id, position, content, NULL FROM scenes;
DROP TABLE scenes;
ALTER TABLE scenes_new RENAME TO scenes;
CREATE INDEX idx_scenes_manuscript ON scenes (manuscript_id, position);
