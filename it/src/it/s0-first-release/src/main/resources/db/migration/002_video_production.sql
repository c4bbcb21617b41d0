-- Purpose: Video production: episodes, scenes, cuts, render queue
-- Dependencies: 001_character_consistency.sql
CREATE TABLE episodes (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  project_id integer NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
  episode_number integer NOT NULL,
  title varchar(255),
  UNIQUE (project_id, episode_number)
);

CREATE TABLE scenes (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  episode_id uuid NOT NULL REFERENCES episodes (id) ON DELETE CASCADE,
  scene_number integer NOT NULL,
  location text
);

CREATE TABLE cuts (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  scene_id uuid NOT NULL REFERENCES scenes (id) ON DELETE CASCADE,
  cut_number integer NOT NULL,
  duration_frames integer DEFAULT 24 NOT NULL
);

CREATE TABLE scene_characters (
  scene_id uuid NOT NULL REFERENCES scenes (id) ON DELETE CASCADE,
  character_id integer NOT NULL REFERENCES characters (id) ON DELETE CASCADE,
  role varchar(50),
  PRIMARY KEY (scene_id, character_id)
);

CREATE TABLE render_queue (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  job_id integer NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  priority integer DEFAULT 5 NOT NULL,
  status varchar(20) DEFAULT 'pending' NOT NULL
);

ALTER TABLE jobs
  ADD COLUMN scene_id uuid,
  ADD COLUMN cut_id uuid,
  ADD COLUMN total_frames integer,
  ADD COLUMN current_frame integer DEFAULT 0;

CREATE INDEX idx_episodes_project ON episodes (project_id);
CREATE INDEX idx_scenes_episode ON scenes (episode_id);
CREATE INDEX idx_cuts_scene ON cuts (scene_id);
CREATE INDEX idx_scene_chars_scene ON scene_characters (scene_id);
CREATE INDEX idx_render_queue_status ON render_queue (status, priority DESC);
