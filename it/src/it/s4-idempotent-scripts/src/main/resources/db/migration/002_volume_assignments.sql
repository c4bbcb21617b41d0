-- Migration: 002_volume_assignments.sql
-- Version: 1.0.0
-- Created: 2025-11-30
-- Purpose: Volume assignments with history

CREATE TABLE IF NOT EXISTS volume_assignments (
    assignment_id INTEGER PRIMARY KEY AUTOINCREMENT,
    creator_id    TEXT NOT NULL REFERENCES creators (creator_id),
    volume_level  TEXT NOT NULL CHECK (volume_level IN ('Low', 'Mid', 'High', 'Ultra')),
    assigned_at   TEXT DEFAULT CURRENT_TIMESTAMP,
    assigned_by   TEXT DEFAULT 'system'
);
CREATE INDEX IF NOT EXISTS idx_volume_creator ON volume_assignments (creator_id);
INSERT INTO volume_assignments (creator_id, volume_level)
SELECT creator_id, CASE WHEN fan_count < 1000 THEN 'Low' ELSE 'Mid' END FROM creators
WHERE creator_id NOT IN (SELECT creator_id FROM volume_assignments);
