-- Migration: 006_caption_type_taxonomy_migration.sql
-- Version: 1.3.0
-- Created: 2025-12-10
-- Purpose: Caption types

CREATE TABLE IF NOT EXISTS caption_types (
    caption_type TEXT PRIMARY KEY,
    description  TEXT
);
INSERT OR IGNORE INTO caption_types (caption_type) VALUES ('opener'), ('teaser'), ('offer'), ('reminder'), ('thanks'), ('question'), ('story'), ('renewal'), ('farewell');
