CREATE TABLE schema_migrations (
  version text PRIMARY KEY,
  applied_at timestamptz DEFAULT now()
);
INSERT INTO schema_migrations (version) VALUES ('1'), ('2');
