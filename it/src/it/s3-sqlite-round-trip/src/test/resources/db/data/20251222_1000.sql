INSERT INTO manuscripts (id, title, goal_word_count) VALUES ('m1', 'The Salt Road', 120000);
INSERT INTO scenes (id, manuscript_id, position, content) VALUES ('s1', 'm1', 1, 'Dawn.');
INSERT INTO variants (id, scene_id, label) VALUES ('v1', 's1', 'in the rain');
INSERT INTO snapshots (id, manuscript_id, git_commit_hash, trigger_type) VALUES ('n1', 'm1', 'abc', 'MANUAL');
