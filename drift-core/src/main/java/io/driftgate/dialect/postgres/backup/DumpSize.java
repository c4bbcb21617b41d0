package io.driftgate.dialect.postgres.backup;

import io.driftgate.dialect.BackupSize;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How large a dump may be, and the database that it gives.
 *
 * <p>At most: the size of the database. A dump has no indexes and no dead rows in it and is compressed; of data that is compressed
 * already it may come close. What is restored is no larger than what was dumped.
 *
 * <p>At least: of a dump, a thousandth. Its compression makes nothing smaller than that (zlib.net/zlib_tech.html), and whoever has
 * so many indexes or dead rows that even that is wrong is told so a little too early. Of the restored database, a new one's
 * catalogs, and half of the rows that the planner knows of, each with nothing but its header (PostgreSQL manual, 73.6).
 */
final class DumpSize {
    private static final int LEAST_PART = 1000;
    private static final long NEW_DATABASE = 6L << 20;
    private static final int ROW_HEADER = 28;

    private static final String SQL = """
            SELECT pg_catalog.pg_database_size(pg_catalog.current_database()), (
              SELECT coalesce(pg_catalog.sum(greatest(c.reltuples, 0)), 0)::bigint FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              WHERE c.relkind = 'r' AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_')""";

    private DumpSize() {}

    static BackupSize of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SQL)) {
            row.next();
            return of(row.getLong(1), row.getLong(2));
        }
    }

    static BackupSize of(long bytes, long rows) {
        long own = Math.max(0, bytes - NEW_DATABASE);
        return new BackupSize(own / LEAST_PART, bytes, NEW_DATABASE + rows * ROW_HEADER / 2, bytes);
    }
}
