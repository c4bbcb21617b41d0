INSERT INTO manuscripts (id, title, goal_word_count) VALUES ('m1', 'The Salt Road', 120000), ('m2', 'Ferry Hours', 60000);
INSERT INTO scenes (id, manuscript_id, position, content) VALUES ('s1', 'm1', 1, 'Dawn.'), ('s2', 'm1', 2, 'Noon.'), ('s3', 'm2', 1, NULL);
INSERT INTO variants (id, scene_id, label) VALUES ('v1', 's1', 'in the rain'), ('v2', 's1', 'by ship'), ('v3', 's3', 'at night');
INSERT INTO snapshots (id, manuscript_id, git_commit_hash, trigger_type) VALUES ('n1', 'm1', 'abc', 'MANUAL');
