-- expected
CREATE LANGUAGE h HANDLER plpgsql_call_handler;
CREATE LANGUAGE i HANDLER plpgsql_call_handler;
CREATE LANGUAGE t HANDLER plpgsql_call_handler;
CREATE LANGUAGE v HANDLER plpgsql_call_handler;

-- actual
CREATE FUNCTION handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE LANGUAGE h HANDLER handler;
CREATE LANGUAGE i HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler;
CREATE TRUSTED LANGUAGE t HANDLER plpgsql_call_handler;
CREATE LANGUAGE v HANDLER plpgsql_call_handler VALIDATOR plpgsql_validator;

-- differences
changed language h: handler: plpgsql_call_handler -> public.handler
changed language i: inline-handler: (none) -> plpgsql_inline_handler
added function public.handler()
changed language t: trusted: (none) -> true
changed language v: validator: (none) -> plpgsql_validator
