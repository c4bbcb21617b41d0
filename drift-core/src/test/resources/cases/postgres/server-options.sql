-- expected
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'a', password 'x');

-- actual
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'b', password 'y');

-- differences
changed server s: options: host 'a', password '***' -> host 'b', password '***'
