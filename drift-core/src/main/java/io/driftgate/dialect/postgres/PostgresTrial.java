package io.driftgate.dialect.postgres;

/** Evaluates an expression for each row by itself, so that one that fails does not hide the others. Writes nothing. */
final class PostgresTrial {
    /** One row: how many failed, and the keys of some, one a line. */
    static final String ANSWER =
            "SELECT pg_catalog.split_part(a, chr(31), 1)::bigint, pg_catalog.split_part(a, chr(31), 2)"
                    + " FROM (SELECT pg_catalog.current_setting('driftgate.trial') AS a) AS answer";

    private PostgresTrial() {}

    static String sql(String from, String expression, String key, int most) {
        return """
                DO $driftgate$
                DECLARE
                  driftgate_row record;
                  driftgate_count bigint := 0;
                  driftgate_keys text := '';
                BEGIN
                  FOR driftgate_row IN SELECT driftgate_t AS of_t, %s AS key FROM %s LOOP
                    BEGIN
                      PERFORM pg_catalog.count(%s) FROM (SELECT (driftgate_row.of_t).*) AS t;
                    EXCEPTION WHEN data_exception OR not_null_violation OR check_violation THEN
                      driftgate_count := driftgate_count + 1;
                      IF driftgate_count <= %d THEN
                        driftgate_keys := driftgate_keys || driftgate_row.key || pg_catalog.chr(10);
                      END IF;
                    END;
                  END LOOP;
                  PERFORM pg_catalog.set_config('driftgate.trial', driftgate_count || pg_catalog.chr(31) || driftgate_keys, true);
                END $driftgate$""".formatted(key, aliased(from), expression, most);
    }

    /** A column may be called as any shorter alias. */
    private static String aliased(String from) {
        return (from.endsWith(" AS t") ? from.substring(0, from.length() - " AS t".length()) : from)
                + " AS driftgate_t";
    }
}
