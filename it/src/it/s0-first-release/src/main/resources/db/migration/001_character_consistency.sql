-- Purpose: Character consistency: attributes, variations, quality scores, story bibles
ALTER TABLE characters
  ADD COLUMN reference_embedding bytea,
  ADD COLUMN color_palette jsonb DEFAULT '{}',
  ADD COLUMN base_prompt text,
  ADD COLUMN negative_tokens text[] DEFAULT '{}',
  ADD COLUMN lora_model_path varchar(500);

CREATE TABLE character_attributes (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  character_id integer NOT NULL REFERENCES characters (id) ON DELETE CASCADE,
  attribute_type varchar(50) NOT NULL,
  attribute_value text NOT NULL,
  prompt_tokens text[] DEFAULT '{}',
  priority integer DEFAULT 0
);

CREATE TABLE character_variations (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  character_id integer NOT NULL REFERENCES characters (id) ON DELETE CASCADE,
  name varchar(100) NOT NULL,
  prompt_modifiers jsonb DEFAULT '{}',
  created_at timestamptz DEFAULT now()
);

CREATE TABLE generation_params (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  job_id integer NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  positive_prompt text NOT NULL,
  negative_prompt text,
  seed bigint NOT NULL,
  model_name varchar(255) NOT NULL,
  lora_models jsonb DEFAULT '[]',
  controlnet_models jsonb DEFAULT '[]',
  ipadapter_refs jsonb DEFAULT '[]'
);

CREATE TABLE quality_scores (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  job_id integer NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  face_similarity double precision CHECK (face_similarity BETWEEN 0 AND 1),
  passes boolean DEFAULT false NOT NULL,
  scored_at timestamptz DEFAULT now()
);

CREATE TABLE story_bibles (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  project_id integer NOT NULL UNIQUE REFERENCES projects (id) ON DELETE CASCADE,
  art_style text,
  world_rules jsonb DEFAULT '{}'
);

CREATE INDEX idx_char_attrs_char ON character_attributes (character_id);
CREATE INDEX idx_gen_params_job ON generation_params (job_id);
CREATE INDEX idx_quality_job ON quality_scores (job_id);
CREATE INDEX idx_story_bible_project ON story_bibles (project_id);
