CREATE TABLE "bazaar-vid_brand_extraction" (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  url text NOT NULL,
  project_id uuid,
  extraction_id text NOT NULL,
  brand_name text,
  primary_color text,
  secondary_color text,
  content_analysis jsonb DEFAULT '{}',
  synthesis jsonb DEFAULT '{}',
  brand_data jsonb DEFAULT '{}' NOT NULL,
  design_data jsonb DEFAULT '{}' NOT NULL,
  product_data jsonb DEFAULT '{}' NOT NULL,
  social_proof_data jsonb DEFAULT '{}' NOT NULL,
  content_data jsonb DEFAULT '{}' NOT NULL,
  sections_data jsonb DEFAULT '[]' NOT NULL,
  html_content text,
  styles_extracted jsonb DEFAULT '{}',
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
