CREATE TABLE "bazaar-vid_story_arc" (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  extraction_id uuid NOT NULL,
  project_id uuid,
  user_id varchar(255) NOT NULL,
  title text NOT NULL,
  narrative_structure text NOT NULL,
  total_duration_frames integer NOT NULL,
  total_duration_seconds numeric NOT NULL,
  style text DEFAULT 'professional' NOT NULL,
  brand_context jsonb DEFAULT '{}' NOT NULL,
  scenes jsonb DEFAULT '[]' NOT NULL,
  generation_model text,
  generation_prompt text,
  generation_time_ms integer,
  status text DEFAULT 'draft' NOT NULL,
  approved_by varchar(255),
  approved_at timestamptz,
  created_at timestamptz DEFAULT now() NOT NULL,
  updated_at timestamptz DEFAULT now() NOT NULL
);

CREATE TABLE "bazaar-vid_story_arc_scene" (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  story_arc_id uuid NOT NULL,
  scene_number integer NOT NULL,
  title text NOT NULL,
  duration_frames integer NOT NULL,
  narrative text NOT NULL,
  emotional_beat text NOT NULL,
  visuals jsonb DEFAULT '{}' NOT NULL,
  text_content jsonb DEFAULT '{}' NOT NULL,
  ui_elements jsonb DEFAULT '{}' NOT NULL,
  styling jsonb DEFAULT '{}' NOT NULL,
  template_name text NOT NULL,
  template_variant text,
  template_capabilities jsonb DEFAULT '[]' NOT NULL,
  edit_prompt text,
  edit_status text DEFAULT 'pending',
  generated_code text,
  code_version integer DEFAULT 1,
  created_at timestamptz DEFAULT now() NOT NULL,
  updated_at timestamptz DEFAULT now() NOT NULL
);

CREATE TABLE "bazaar-vid_extraction_cache" (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  url text NOT NULL,
  url_hash text NOT NULL,
  extraction_id uuid NOT NULL,
  cache_key text UNIQUE NOT NULL,
  cache_data jsonb NOT NULL,
  expires_at timestamptz NOT NULL,
  hit_count integer DEFAULT 0,
  last_accessed_at timestamptz,
  created_at timestamptz DEFAULT now() NOT NULL
);

CREATE TABLE "bazaar-vid_brand_profile" (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  project_id uuid NOT NULL,
  website_url text NOT NULL,
  brand_data jsonb DEFAULT '{}' NOT NULL,
  colors jsonb DEFAULT '{}',
  typography jsonb DEFAULT '{}',
  logos jsonb DEFAULT '{}',
  copy_voice jsonb DEFAULT '{}',
  product_narrative jsonb DEFAULT '{}',
  social_proof jsonb DEFAULT '{}',
  screenshots jsonb DEFAULT '[]',
  media_assets jsonb DEFAULT '[]',
  extraction_version text DEFAULT '1.0.0',
  extraction_confidence jsonb DEFAULT '{}',
  last_analyzed_at timestamptz,
  created_at timestamptz DEFAULT now() NOT NULL,
  updated_at timestamptz DEFAULT now() NOT NULL
);

CREATE TABLE "bazaar-vid_brand_profile_version" (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  brand_profile_id uuid NOT NULL,
  version_number integer NOT NULL,
  brand_data jsonb NOT NULL,
  changed_by varchar(255),
  change_reason text,
  created_at timestamptz DEFAULT now() NOT NULL,
  CONSTRAINT brand_versions_unique_idx UNIQUE (brand_profile_id, version_number)
);

CREATE INDEX story_arc_extraction_idx ON "bazaar-vid_story_arc" (extraction_id);
CREATE INDEX story_arc_status_idx ON "bazaar-vid_story_arc" (status);
CREATE INDEX story_arc_created_idx ON "bazaar-vid_story_arc" (created_at DESC);
CREATE INDEX story_arc_scenes_gin ON "bazaar-vid_story_arc" USING gin (scenes);
CREATE INDEX story_arc_scene_number_idx ON "bazaar-vid_story_arc_scene" (story_arc_id, scene_number);
CREATE INDEX story_arc_scene_template_idx ON "bazaar-vid_story_arc_scene" (template_name);
CREATE INDEX extraction_cache_url_hash_idx ON "bazaar-vid_extraction_cache" (url_hash);
CREATE INDEX extraction_cache_expires_idx ON "bazaar-vid_extraction_cache" (expires_at);
CREATE UNIQUE INDEX extraction_cache_key_idx ON "bazaar-vid_extraction_cache" (cache_key);
CREATE INDEX brand_profiles_project_idx ON "bazaar-vid_brand_profile" (project_id);
CREATE INDEX brand_profiles_created_idx ON "bazaar-vid_brand_profile" (created_at);
CREATE INDEX brand_versions_profile_idx ON "bazaar-vid_brand_profile_version" (brand_profile_id);
