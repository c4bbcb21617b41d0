-- Migration: 003_volume_performance.sql
-- Version: 1.1.0
-- Created: 2025-11-30
-- Purpose: Saturation and opportunity scores

CREATE TABLE IF NOT EXISTS volume_performance_tracking (
    creator_id       TEXT PRIMARY KEY REFERENCES creators (creator_id),
    saturation_score REAL CHECK (saturation_score BETWEEN 0 AND 100),
    confidence       REAL DEFAULT 0.0
);
INSERT OR IGNORE INTO volume_performance_tracking (creator_id, saturation_score) SELECT creator_id, 50 FROM creators;
