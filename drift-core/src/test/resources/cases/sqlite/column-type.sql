-- expected
CREATE TABLE orders (id INTEGER PRIMARY KEY, note TEXT, total INTEGER);
-- actual
CREATE TABLE orders (id INTEGER PRIMARY KEY, note VARCHAR(20) NOT NULL, total INTEGER);
-- differences
changed column main.orders.note: type: TEXT -> VARCHAR(20); nullable: true -> false
