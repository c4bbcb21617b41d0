package io.driftgate.dialect.postgres.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** Runs catalog queries and streams their rows, so that a large catalog never stands in memory as rows and as objects. */
final class Rows {
    /** Rows per round trip. */
    private static final int FETCH_SIZE = 2_000;

    private final Connection connection;
    private final Map<String, String> pool = new HashMap<>();

    Rows(Connection connection) {
        this.connection = connection;
    }

    void each(String sql, Reader reader) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet results = statement.executeQuery(sql)) {
                read(results, reader);
            }
        }
    }

    void read(ResultSet results, Reader reader) throws SQLException {
        Row row = new Row(results, pool);
        while (results.next()) {
            reader.read(row);
        }
    }

    /** What is done with each row. */
    @FunctionalInterface
    interface Reader {
        void read(Row row) throws SQLException;
    }
}
