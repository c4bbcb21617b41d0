CREATE TABLE creators (
    creator_id TEXT PRIMARY KEY,
    page_name  TEXT NOT NULL,
    fan_count  INTEGER DEFAULT 0,
    is_active  INTEGER DEFAULT 1
);
CREATE TABLE caption_bank (
    caption_id   INTEGER PRIMARY KEY,
    creator_id   TEXT REFERENCES creators (creator_id),
    caption_text TEXT NOT NULL
);
CREATE TABLE schedule_templates (
    template_id INTEGER PRIMARY KEY,
    creator_id  TEXT NOT NULL REFERENCES creators (creator_id),
    week_start  TEXT NOT NULL
);
CREATE TABLE schedule_items (
    item_id      INTEGER PRIMARY KEY,
    template_id  INTEGER NOT NULL REFERENCES schedule_templates (template_id) ON DELETE CASCADE,
    scheduled_at TEXT NOT NULL
);
INSERT INTO creators (creator_id, page_name, fan_count) VALUES ('c1', 'Lyra', 1200), ('c2', 'Nova', 90);
INSERT INTO caption_bank (creator_id, caption_text) VALUES ('c1', 'Good morning'), ('c1', 'See you tonight'), ('c2', 'Hello');
INSERT INTO schedule_templates (creator_id, week_start) VALUES ('c1', '2025-12-15');
INSERT INTO schedule_items (template_id, scheduled_at) VALUES (1, '2025-12-15T08:00'), (1, '2025-12-15T20:00');
