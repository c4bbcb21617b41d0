ALTER TABLE "bazaar-vid_brand_extraction"
  ADD user_id varchar(255) NOT NULL,
  ADD extraction_version text DEFAULT '2.0.0' NOT NULL,
  ADD extraction_status text DEFAULT 'processing' NOT NULL,
  ADD brand_tagline text,
  ADD visual_analysis jsonb DEFAULT '{}' NOT NULL,
  ADD screenshots jsonb DEFAULT '[]' NOT NULL,
  ADD confidence jsonb DEFAULT '{}' NOT NULL;

CREATE INDEX brand_extraction_status_idx ON "bazaar-vid_brand_extraction" (extraction_status);
CREATE INDEX brand_extraction_user_idx ON "bazaar-vid_brand_extraction" (user_id);
CREATE INDEX brand_extraction_visual_gin ON "bazaar-vid_brand_extraction" USING gin (visual_analysis);
