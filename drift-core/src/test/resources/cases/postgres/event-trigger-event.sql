-- expected
CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN NULL; END';
CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION f();

-- actual
CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN NULL; END';
CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION f();

-- differences
changed event-trigger e: event: ddl_command_start -> ddl_command_end
