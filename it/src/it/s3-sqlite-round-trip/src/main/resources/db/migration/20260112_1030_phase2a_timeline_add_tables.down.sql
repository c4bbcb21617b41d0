ALTER TABLE manuscripts ADD COLUMN goal_word_count INTEGER;
UPDATE manuscripts SET goal_word_count = target_word_count;
ALTER TABLE manuscripts DROP COLUMN target_word_count;
ALTER TABLE manuscripts DROP COLUMN genre;

DROP TABLE timeline_events;
DROP TABLE locations;
