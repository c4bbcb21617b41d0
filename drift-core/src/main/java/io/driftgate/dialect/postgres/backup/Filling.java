package io.driftgate.dialect.postgres.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.LongConsumer;

/** Tells how large a database is while others fill it. */
final class Filling {
    private final Connection connection;
    private final LongConsumer progress;

    /**
     * @param connection into it, with no transaction open
     * @param progress is told its bytes
     */
    Filling(Connection connection, LongConsumer progress) {
        this.connection = connection;
        this.progress = progress;
    }

    void tell() {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT pg_catalog.pg_database_size(pg_catalog.current_database())")) {
            row.next();
            progress.accept(row.getLong(1));
        } catch (SQLException e) {
            // Only told so that somebody who waits sees that it goes on; what is wrong shows where it matters.
            return;
        }
    }
}
