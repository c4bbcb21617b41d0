UPDATE entities
SET attributes = json_object(
    'age', json_extract(attributes, '$.physical.age'),
    'house', json_extract(attributes, '$.background.house'));

DROP TABLE writing_profiles;
DROP TABLE coaching_history;
