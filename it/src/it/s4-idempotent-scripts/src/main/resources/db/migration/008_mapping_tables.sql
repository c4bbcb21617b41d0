-- Migration: 008_mapping_tables.sql
-- Version: 2.1.0
-- Created: 2025-12-15
-- Purpose: Which captions fit which send types
-- Dependencies: 008_send_types_seed_data.sql

CREATE TABLE IF NOT EXISTS send_type_caption_requirements (
    send_type_id INTEGER NOT NULL REFERENCES send_types (send_type_id),
    caption_type TEXT NOT NULL REFERENCES caption_types (caption_type),
    priority     INTEGER DEFAULT 3,
    PRIMARY KEY (send_type_id, caption_type)
);
INSERT OR IGNORE INTO send_type_caption_requirements (send_type_id, caption_type)
SELECT send_type_id, CASE category WHEN 'revenue' THEN 'offer' WHEN 'retention' THEN 'renewal' ELSE 'opener' END
FROM send_types;
