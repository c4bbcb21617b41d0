CREATE TABLE "bazaar-vid_brand_extraction" (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  url text NOT NULL,
  project_id uuid,
  user_id varchar(255) NOT NULL,
  extraction_id text NOT NULL,
  extraction_version text DEFAULT '2.0.0' NOT NULL,
  extraction_status text DEFAULT 'processing' NOT NULL,
  brand_name text,
  brand_tagline text,
  primary_color text,
  secondary_color text,
  visual_analysis jsonb DEFAULT '{}' NOT NULL,
  content_analysis jsonb DEFAULT '{}',
  synthesis jsonb DEFAULT '{}',
  brand_data jsonb DEFAULT '{}' NOT NULL,
  design_data jsonb DEFAULT '{}' NOT NULL,
  product_data jsonb DEFAULT '{}' NOT NULL,
  social_proof_data jsonb DEFAULT '{}' NOT NULL,
  content_data jsonb DEFAULT '{}' NOT NULL,
  sections_data jsonb DEFAULT '[]' NOT NULL,
  screenshots jsonb DEFAULT '[]' NOT NULL,
  html_content text,
  styles_extracted jsonb DEFAULT '{}',
  confidence jsonb DEFAULT '{}' NOT NULL,
  processing_time_ms integer,
  tokens_used integer,
  created_at timestamptz DEFAULT now() NOT NULL,
  updated_at timestamptz DEFAULT now() NOT NULL,
  analyzed_at timestamptz,
  CONSTRAINT "bazaar-vid_brand_extraction_extraction_id_key" UNIQUE (extraction_id)
);

CREATE INDEX brand_extraction_url_idx ON "bazaar-vid_brand_extraction" (url);
CREATE INDEX brand_extraction_project_idx ON "bazaar-vid_brand_extraction" (project_id);
CREATE INDEX brand_extraction_brand_name_idx ON "bazaar-vid_brand_extraction" (brand_name);
CREATE INDEX brand_extraction_created_idx ON "bazaar-vid_brand_extraction" (created_at DESC);
CREATE INDEX brand_extraction_brand_gin ON "bazaar-vid_brand_extraction" USING gin (brand_data);
CREATE INDEX brand_extraction_status_idx ON "bazaar-vid_brand_extraction" (extraction_status);
CREATE INDEX brand_extraction_user_idx ON "bazaar-vid_brand_extraction" (user_id);
CREATE INDEX brand_extraction_visual_gin ON "bazaar-vid_brand_extraction" USING gin (visual_analysis);
