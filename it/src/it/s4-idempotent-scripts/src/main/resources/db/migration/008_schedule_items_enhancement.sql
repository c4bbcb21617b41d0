-- Migration: 008_schedule_items_enhancement.sql
-- Version: 2.1.0
-- Created: 2025-12-15
-- Purpose: Schedule items of send types
-- Dependencies: 008_send_types_foundation.sql

ALTER TABLE schedule_items ADD COLUMN send_type_id INTEGER REFERENCES send_types (send_type_id);
ALTER TABLE schedule_items ADD COLUMN channel_id INTEGER REFERENCES channels (channel_id);
ALTER TABLE schedule_items ADD COLUMN target_id INTEGER REFERENCES audience_targets (target_id);
ALTER TABLE schedule_items ADD COLUMN linked_post_url TEXT;
ALTER TABLE schedule_items ADD COLUMN expires_at TEXT;
ALTER TABLE schedule_items ADD COLUMN parent_send_id INTEGER;
ALTER TABLE schedule_items ADD COLUMN is_followup INTEGER DEFAULT 0;
ALTER TABLE schedule_items ADD COLUMN followup_delay_minutes INTEGER;
ALTER TABLE schedule_items ADD COLUMN media_type TEXT DEFAULT 'none' CHECK (media_type IN ('none', 'picture', 'gif', 'video', 'flyer'));
ALTER TABLE schedule_items ADD COLUMN campaign_goal REAL;
