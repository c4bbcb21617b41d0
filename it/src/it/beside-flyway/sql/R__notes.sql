CREATE OR REPLACE VIEW notes AS SELECT note FROM orders WHERE note <> '${greeting}';
