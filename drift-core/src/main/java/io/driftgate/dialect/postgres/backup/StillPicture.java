package io.driftgate.dialect.postgres.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A transaction that sees the database as it is at one moment, and lets other sessions see it so. Closing it ends it. */
final class StillPicture implements AutoCloseable {
    /** Everything that the text of a value depends on, and every limit that a long transaction would run into. */
    private static final String SETTINGS = """
            SELECT pg_catalog.set_config(name, value, true) FROM (VALUES
              ('search_path', ''), ('DateStyle', 'ISO, YMD'), ('IntervalStyle', 'postgres'), ('TimeZone', 'UTC'),
              ('extra_float_digits', '3'), ('bytea_output', 'hex'), ('lc_monetary', 'C'), ('xmlbinary', 'base64'),
              ('row_security', 'off'), ('statement_timeout', '0'), ('lock_timeout', '0'),
              ('idle_in_transaction_session_timeout', '0'), ('transaction_timeout', '0')) wanted(name, value)
            WHERE EXISTS (SELECT FROM pg_catalog.pg_settings s WHERE lower(s.name) = lower(wanted.name))""";

    private final Connection connection;

    private StillPicture(Connection connection) {
        this.connection = connection;
    }

    /** @param connection in auto-commit mode, with no transaction open */
    static StillPicture of(Connection connection) throws SQLException {
        execute(connection, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        execute(connection, SETTINGS);
        return new StillPicture(connection);
    }

    /**
     * As {@link #of}, in one process: pg_dump reads at the same time, and so do those who use the database. What the workers of a
     * parallel query gained would be lost to them.
     */
    static StillPicture inOneProcess(Connection connection) throws SQLException {
        StillPicture picture = of(connection);
        execute(connection, "SET LOCAL max_parallel_workers_per_gather = 0");
        return picture;
    }

    /** The name by which other sessions join it. */
    String export() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_catalog.pg_export_snapshot()")) {
            row.next();
            return row.getString(1);
        }
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        execute(connection, "ROLLBACK");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
