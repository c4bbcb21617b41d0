DROP TABLE episodes
