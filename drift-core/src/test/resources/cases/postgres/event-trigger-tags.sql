-- expected
CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER w ON sql_drop EXECUTE FUNCTION e();

-- actual
CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER w ON sql_drop WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION e();

-- differences
changed event-trigger w: tags: (none) -> DROP TABLE
