-- Migration: 008_send_types_foundation.sql
-- Version: 2.1.0
-- Created: 2025-12-15
-- Purpose: Send types, channels, audience targets
-- Dependencies: 007_schedule_generator_enhancements.sql

CREATE TABLE IF NOT EXISTS send_types (
    send_type_id  INTEGER PRIMARY KEY,
    send_type_key TEXT NOT NULL UNIQUE,
    category      TEXT NOT NULL CHECK (category IN ('revenue', 'engagement', 'retention'))
);
CREATE TABLE IF NOT EXISTS channels (
    channel_id  INTEGER PRIMARY KEY,
    channel_key TEXT NOT NULL UNIQUE
);
CREATE TABLE IF NOT EXISTS audience_targets (
    target_id  INTEGER PRIMARY KEY,
    target_key TEXT NOT NULL UNIQUE
);

INSERT OR IGNORE INTO schema_migrations (version, description) VALUES ('008', 'Send types, channels, audience targets');
