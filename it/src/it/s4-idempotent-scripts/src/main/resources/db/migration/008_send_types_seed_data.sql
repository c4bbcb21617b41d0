-- Migration: 008_send_types_seed_data.sql
-- Version: 2.1.0
-- Created: 2025-12-15
-- Purpose: 21 send types, 5 channels, 10 audience targets
-- Dependencies: 008_send_types_foundation.sql

INSERT OR IGNORE INTO send_types (send_type_id, send_type_key, category) VALUES
    (1, 'ppv', 'revenue'),
    (2, 'bundle', 'revenue'),
    (3, 'flash', 'revenue'),
    (4, 'vip_program', 'revenue'),
    (5, 'game_post', 'revenue'),
    (6, 'first_to_tip', 'revenue'),
    (7, 'live_promo', 'revenue'),
    (8, 'link_drop', 'engagement'),
    (9, 'wall_link', 'engagement'),
    (10, 'bump_normal', 'engagement'),
    (11, 'bump_descriptive', 'engagement'),
    (12, 'bump_text', 'engagement'),
    (13, 'bump_flyer', 'engagement'),
    (14, 'dm_farm', 'engagement'),
    (15, 'like_farm', 'engagement'),
    (16, 'renew_on_post', 'retention'),
    (17, 'renew_on_message', 'retention'),
    (18, 'ppv_message', 'retention'),
    (19, 'ppv_followup', 'retention'),
    (20, 'expired_winback', 'retention'),
    (21, 'thanks_note', 'retention');

INSERT OR IGNORE INTO channels (channel_id, channel_key) VALUES
    (1, 'wall'),
    (2, 'mass_message'),
    (3, 'targeted_message'),
    (4, 'story'),
    (5, 'live');

INSERT OR IGNORE INTO audience_targets (target_id, target_key) VALUES
    (1, 'everyone'),
    (2, 'new'),
    (3, 'renewing'),
    (4, 'lapsed'),
    (5, 'spenders'),
    (6, 'quiet'),
    (7, 'followers'),
    (8, 'trial'),
    (9, 'vip'),
    (10, 'tippers');

INSERT OR IGNORE INTO schema_migrations (version, description) VALUES ('008', '21 send types, 5 channels, 10 audience targets');
