SELECT id, name FROM characters WHERE description IS NULL;
