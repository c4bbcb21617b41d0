package io.driftgate.dialect.postgres;

import io.driftgate.dialect.postgres.catalog.AtOnce;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Gives a session the state of a new login, as {@code DISCARD ALL} does (PostgreSQL manual, DISCARD), but for the plans that it
 * keeps: to plan the queries of a proof takes much longer than to run them. What a script prepared itself goes.
 */
final class SessionState {
    private static final String AS_NEW = """
            RESET SESSION AUTHORIZATION;
            RESET ALL;
            CLOSE ALL;
            UNLISTEN *;
            DISCARD SEQUENCES;
            DISCARD TEMP;
            SELECT pg_catalog.pg_advisory_unlock_all(),
              (SELECT pg_catalog.string_agg('DEALLOCATE ' || pg_catalog.quote_ident(name), '; ')
               FROM pg_catalog.pg_prepared_statements WHERE from_sql AND name !~ '^driftgate_')""";

    private SessionState() {}

    /** Outside of a transaction. */
    static void renew(Connection connection) throws SQLException {
        renew(connection, "", "");
    }

    /** Outside of a transaction, in one message with statements before and after, which have no results. */
    static void renew(Connection connection, String before, String after) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String prepared = preparedBy(statement, before + AS_NEW + after);
            if (prepared != null) {
                AtOnce.run(connection, prepared);
            }
        }
    }

    /** The statements that forget what a script prepared; null if it has prepared nothing. */
    private static @Nullable String preparedBy(Statement statement, String sql) throws SQLException {
        boolean rows = AtOnce.execute(statement, sql);
        while (!rows && statement.getUpdateCount() >= 0) {
            rows = statement.getMoreResults();
        }
        try (ResultSet row = statement.getResultSet()) {
            row.next();
            return row.getString(2);
        }
    }
}
