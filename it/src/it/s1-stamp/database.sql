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

INSERT INTO users (email) VALUES ('ada@example.com');
INSERT INTO images (user_id, filename) VALUES (1, 'beach.jpg'), (1, 'he.jpg'), (1, 'she.jpg');
INSERT INTO templates (title, image_id) VALUES ('Beach', 1);
INSERT INTO faceswap_tasks (template_id, husband_image_id, wife_image_id) VALUES (1, 2, 3), (1, 3, 2);
INSERT INTO faceswap_tasks (template_id, husband_image_id, wife_image_id) SELECT 1, 2, 3 FROM generate_series(1, 40);
