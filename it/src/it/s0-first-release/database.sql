CREATE TABLE projects (
  id serial PRIMARY KEY,
  name varchar(200) NOT NULL,
  status varchar(20) DEFAULT 'active' NOT NULL,
  created_at timestamp DEFAULT now()
);
CREATE TABLE characters (
  id serial PRIMARY KEY,
  project_id integer REFERENCES projects (id) ON DELETE CASCADE,
  name varchar(120) NOT NULL,
  description text,
  created_at timestamp DEFAULT now()
);
CREATE TABLE jobs (
  id serial PRIMARY KEY,
  project_id integer REFERENCES projects (id),
  prompt text NOT NULL,
  status varchar(20) DEFAULT 'queued' NOT NULL CHECK (status IN ('queued', 'running', 'done', 'failed')),
  created_at timestamp DEFAULT now()
);
CREATE INDEX jobs_status_idx ON jobs (status);

INSERT INTO projects (name) VALUES ('Harbour of Glass'), ('Night Train');
INSERT INTO characters (project_id, name, description) VALUES
  (1, 'Mio', 'keeper of the lighthouse'), (1, 'Ren', NULL), (2, 'Conductor', 'never seen asleep');
INSERT INTO jobs (project_id, prompt, status) VALUES (1, 'harbour at dawn', 'done'), (2, 'an empty platform', 'queued');
