-- Migration: 009_caption_bank_missing_columns.sql
-- Version: 2.1.1
-- Created: 2025-12-15
-- Purpose: Captions know their type

ALTER TABLE caption_bank ADD COLUMN caption_type TEXT REFERENCES caption_types (caption_type);

INSERT OR IGNORE INTO schema_migrations (version, description) VALUES ('009', 'Captions know their type');
