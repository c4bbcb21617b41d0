-- Version: 1.0.0
-- Purpose: Manuscripts
CREATE TABLE manuscripts (
    id              TEXT PRIMARY KEY,
    title           TEXT NOT NULL,
    created_at      TEXT DEFAULT CURRENT_TIMESTAMP,
    word_count      INTEGER DEFAULT 0,
    goal_word_count INTEGER
);

CREATE INDEX idx_manuscripts_title ON manuscripts (title);
