-- Purpose: Users, images, templates, swap and crawl tasks
CREATE TABLE users (
  id serial PRIMARY KEY,
  email varchar(255) NOT NULL UNIQUE,
  created_at timestamptz DEFAULT now()
);

CREATE TABLE images (
  id serial PRIMARY KEY,
  user_id integer REFERENCES users (id),
  filename varchar(255) NOT NULL,
  created_at timestamptz DEFAULT now()
);

CREATE TABLE templates (
  id serial PRIMARY KEY,
  title varchar(255) NOT NULL,
  image_id integer NOT NULL REFERENCES images (id),
  created_at timestamptz DEFAULT now()
);

CREATE TABLE faceswap_tasks (
  id serial PRIMARY KEY,
  template_id integer REFERENCES templates (id),
  husband_image_id integer REFERENCES images (id),
  wife_image_id integer REFERENCES images (id),
  status varchar(20) DEFAULT 'pending' NOT NULL
);

CREATE TABLE crawl_tasks (
  id serial PRIMARY KEY,
  url text NOT NULL,
  status varchar(20) DEFAULT 'pending' NOT NULL
);
