-- Version: 1.0.2
-- Purpose: Snapshots and variants
CREATE TABLE snapshots (
    id              TEXT PRIMARY KEY,
    manuscript_id   TEXT NOT NULL REFERENCES manuscripts (id) ON DELETE CASCADE,
    git_commit_hash TEXT NOT NULL,
    trigger_type    TEXT CHECK (trigger_type IN ('AUTO_SAVE', 'MANUAL', 'PRE_GENERATION'))
);

CREATE TABLE variants (
    id       TEXT PRIMARY KEY,
    scene_id TEXT NOT NULL REFERENCES scenes (id) ON DELETE CASCADE,
    label    TEXT NOT NULL,
    is_main  INTEGER DEFAULT 0
);

CREATE INDEX idx_variants_scene ON variants (scene_id);
