package io.driftgate.dialect.postgres.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.QueryExecutor;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * Sends several statements to the server as one message (PostgreSQL manual, simple query). The driver would otherwise send four
 * for each statement, which take longer than most of ours run.
 */
public final class AtOnce {

    private AtOnce() {}

    /** As {@link Statement#execute(String)}, whose results are read as ever. */
    public static boolean execute(Statement statement, String sql) throws SQLException {
        statement.setEscapeProcessing(false);
        QueryExecutor executor =
                statement.getConnection().unwrap(BaseConnection.class).getQueryExecutor();
        PreferQueryMode usual = executor.getPreferQueryMode();
        executor.setPreferQueryMode(PreferQueryMode.SIMPLE);
        try {
            return statement.execute(sql);
        } finally {
            executor.setPreferQueryMode(usual);
        }
    }

    /** Statements whose results nobody reads. */
    public static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            execute(statement, sql);
        }
    }
}
