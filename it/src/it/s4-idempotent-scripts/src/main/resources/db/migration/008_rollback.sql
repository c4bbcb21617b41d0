ALTER TABLE schedule_items DROP COLUMN campaign_goal;
ALTER TABLE schedule_items DROP COLUMN media_type;
ALTER TABLE schedule_items DROP COLUMN followup_delay_minutes;
ALTER TABLE schedule_items DROP COLUMN is_followup;
ALTER TABLE schedule_items DROP COLUMN parent_send_id;
ALTER TABLE schedule_items DROP COLUMN expires_at;
ALTER TABLE schedule_items DROP COLUMN linked_post_url;
ALTER TABLE schedule_items DROP COLUMN target_id;
ALTER TABLE schedule_items DROP COLUMN channel_id;
ALTER TABLE schedule_items DROP COLUMN send_type_id;

DROP TABLE IF EXISTS send_type_caption_requirements;
DROP TABLE IF EXISTS audience_targets;
DROP TABLE IF EXISTS channels;
DROP TABLE IF EXISTS send_types;
