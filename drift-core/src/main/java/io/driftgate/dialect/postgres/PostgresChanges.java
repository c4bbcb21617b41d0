package io.driftgate.dialect.postgres;

import io.driftgate.dialect.ChangeWatch;
import io.driftgate.dialect.postgres.catalog.CatalogWatch;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Watches one transaction. */
final class PostgresChanges implements ChangeWatch {
    private final CatalogWatch watch;

    private PostgresChanges(CatalogWatch watch) {
        this.watch = watch;
    }

    static PostgresChanges begin(Connection connection) throws SQLException {
        return new PostgresChanges(CatalogWatch.begin(connection));
    }

    @Override
    public Optional<SchemaDelta> changes(Connection connection, Schema before) throws SQLException {
        return switch (watch.look(connection)) {
            case NOTHING -> Optional.of(SchemaDelta.NONE);
            case ANYTHING -> Optional.empty();
            case SOMETHING ->
                PostgresReading.runAtOnce(connection, (inside, first) -> watch.changes(inside, before, first));
        };
    }
}
