-- Migration: wave6_fix_caption_requirements.sql
-- Version: 2.2.1
-- Created: 2025-12-16
-- Purpose: Corrected caption requirements
-- Dependencies: 008_mapping_tables.sql, 010_wave6_update_confidence.sql

UPDATE send_type_caption_requirements SET priority = 1 WHERE caption_type = 'renewal';

INSERT OR IGNORE INTO schema_migrations (version, description) VALUES ('wave6', 'Corrected caption requirements');
