-- Purpose: Phase 1.5: preprocessing, batches, temporary photos
-- Dependencies: 001_initial_schema.sql
ALTER TABLE images
  ADD COLUMN storage_type varchar(20) DEFAULT 'permanent' NOT NULL,
  ADD COLUMN expires_at timestamptz,
  ADD COLUMN session_id varchar(64);

ALTER TABLE templates RENAME COLUMN title TO name;
ALTER TABLE templates RENAME COLUMN image_id TO original_image_id;
ALTER TABLE templates
  ADD COLUMN is_preprocessed boolean DEFAULT false NOT NULL,
  ADD COLUMN male_face_count integer DEFAULT 0 NOT NULL,
  ADD COLUMN female_face_count integer DEFAULT 0 NOT NULL,
  ADD COLUMN updated_at timestamptz DEFAULT now();

CREATE TABLE template_preprocessing (
  id serial PRIMARY KEY,
  template_id integer NOT NULL UNIQUE REFERENCES templates (id) ON DELETE CASCADE,
  faces_detected integer DEFAULT 0 NOT NULL,
  face_data jsonb,
  masked_image_id integer REFERENCES images (id),
  preprocessing_status varchar(20) DEFAULT 'pending' NOT NULL
);

CREATE TABLE batch_tasks (
  id serial PRIMARY KEY,
  batch_id varchar(36) NOT NULL UNIQUE,
  user_id integer REFERENCES users (id),
  template_ids integer[] NOT NULL,
  status varchar(20) DEFAULT 'pending' NOT NULL
);

ALTER TABLE faceswap_tasks RENAME COLUMN husband_image_id TO husband_photo_id;
ALTER TABLE faceswap_tasks RENAME COLUMN wife_image_id TO wife_photo_id;
ALTER TABLE faceswap_tasks
  ADD COLUMN batch_id varchar(36) REFERENCES batch_tasks (batch_id),
  ADD COLUMN face_mappings jsonb,
  ADD COLUMN use_preprocessed boolean DEFAULT true NOT NULL;

CREATE INDEX ix_images_storage_type ON images (storage_type);
CREATE INDEX ix_images_session ON images (session_id) WHERE session_id IS NOT NULL;
CREATE INDEX ix_preprocessing_status ON template_preprocessing (preprocessing_status);
CREATE INDEX ix_batch_status ON batch_tasks (status);
CREATE INDEX ix_tasks_batch ON faceswap_tasks (batch_id);
