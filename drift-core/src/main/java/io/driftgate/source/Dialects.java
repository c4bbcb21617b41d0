package io.driftgate.source;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.postgres.PostgresDialect;
import io.driftgate.dialect.sqlite.SqliteDialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The databases that have a dialect of their own; every other one is read through SchemaCrawler alone. */
public final class Dialects {
    private static final List<Dialect> ALL = List.of(new PostgresDialect(), new SqliteDialect());

    private Dialects() {}

    public static Optional<Dialect> of(Connection connection) throws SQLException {
        return named(connection.getMetaData().getDatabaseProductName());
    }

    /** The dialect of a product, by the name that its driver gives it. */
    public static Optional<Dialect> named(String product) {
        return ALL.stream().filter(dialect -> dialect.product().equals(product)).findFirst();
    }
}
