-- Version: 1.2.0
-- Purpose: Timeline; manuscripts have a genre and a target
CREATE TABLE locations (
    id         TEXT PRIMARY KEY,
    project_id TEXT NOT NULL REFERENCES manuscripts (id) ON DELETE CASCADE,
    name       TEXT NOT NULL
);

CREATE TABLE timeline_events (
    id          TEXT PRIMARY KEY,
    project_id  TEXT NOT NULL REFERENCES manuscripts (id) ON DELETE CASCADE,
    location_id TEXT REFERENCES locations (id),
    name        TEXT NOT NULL,
    story_date  TEXT,
    importance  REAL DEFAULT 0.5
);

CREATE INDEX idx_timeline_events_project ON timeline_events (project_id);

-- With a default, and filled for the rows that are there.
ALTER TABLE manuscripts ADD COLUMN genre TEXT DEFAULT 'fiction';
UPDATE manuscripts SET genre = 'epic' WHERE goal_word_count > 100000;

-- A rename by copy.
ALTER TABLE manuscripts ADD COLUMN target_word_count INTEGER;
UPDATE manuscripts SET target_word_count = goal_word_count;
ALTER TABLE manuscripts DROP COLUMN goal_word_count;
