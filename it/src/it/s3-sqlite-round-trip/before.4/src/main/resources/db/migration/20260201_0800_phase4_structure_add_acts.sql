-- Version: 1.4.0
-- Purpose: Acts
CREATE TABLE acts (
    id            TEXT PRIMARY KEY,
    manuscript_id TEXT NOT NULL REFERENCES manuscripts (id) ON DELETE CASCADE
);
ALTER TABLE scenes ADD COLUMN act_id TEXT REFERENCES acts (id);
