DROP TABLE variants;
DROP TABLE snapshots;
