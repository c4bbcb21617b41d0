-- expected
CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER g ON sql_drop EXECUTE FUNCTION f();

-- actual
CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER g ON sql_drop EXECUTE FUNCTION f();
ALTER EVENT TRIGGER g DISABLE;

-- differences
changed event-trigger g: enabled: (none) -> DISABLED
