-- Migration: 005_enhanced_personas.sql
-- Version: 1.2.0
-- Created: 2025-12-01
-- Purpose: Personas and voice samples

CREATE TABLE IF NOT EXISTS creator_personas_enhanced (
    creator_id TEXT PRIMARY KEY REFERENCES creators (creator_id),
    archetype  TEXT,
    slang      TEXT DEFAULT 'light'
);
CREATE TABLE IF NOT EXISTS creator_voice_samples (
    sample_id  INTEGER PRIMARY KEY,
    creator_id TEXT NOT NULL REFERENCES creators (creator_id),
    sample     TEXT NOT NULL
);
