-- Migration: 010_wave6_update_confidence.sql
-- Version: 2.2.0
-- Created: 2025-12-16
-- Purpose: Confidence scores

UPDATE volume_performance_tracking SET confidence = 0.5 WHERE confidence = 0.0;

INSERT OR IGNORE INTO schema_migrations (version, description) VALUES ('010', 'Confidence scores');
