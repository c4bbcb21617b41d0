package io.driftgate.migration;

import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.RunLock;
import io.driftgate.schema.Engine;
import io.driftgate.schema.ObjectPath;
import io.driftgate.source.Dialects;
import io.driftgate.source.SourceSettings;
import java.sql.Connection;
import java.sql.SQLException;

/** What kind of database is migrated, and where its history stands. */
final class Targets {

    private Targets() {}

    /** @throws MigrationException if migrations cannot be run on that kind of database */
    static Dialect dialect(Database database) {
        String product = database.url().startsWith("jdbc:postgresql:")
                ? Engine.POSTGRESQL
                : database.url().startsWith("jdbc:sqlite:") ? Engine.SQLITE : "";
        return Dialects.named(product)
                .orElseThrow(() -> new MigrationException("Migrations run on PostgreSQL and SQLite; "
                        + database.shownUrl() + " is neither. db:diff and db:verify compare any database."));
    }

    /**
     * Opens a database that must exist: opening a SQLite database that does not would create it.
     *
     * @throws io.driftgate.connection.ConnectionException if there is none
     */
    static Connection existing(Database database) {
        return Connector.open(database);
    }

    /** In the first schema that is asked for by name. */
    static ObjectPath historyTable(Dialect dialect, SourceSettings settings) {
        String usual = dialect.product().equals(Engine.SQLITE) ? "main" : "public";
        String schema = settings.scope().schemas().stream()
                .filter(name -> !name.contains("*"))
                .findFirst()
                .orElse(usual);
        return ObjectPath.of(schema, settings.historyTable());
    }

    /** @throws MigrationException if a proxy gives transactions of one session to several: no lock could be held there */
    static void requireSessions(RunLock lock, Connection connection, Database database) throws SQLException {
        if (lock.sharesSessions(connection)) {
            throw new MigrationException(database.shownUrl()
                    + " is reached through a proxy that pools transactions (such as PgBouncer with pool_mode=transaction), where"
                    + " no lock lasts and sessions are shared. Connect to the server itself, or to a pool with"
                    + " pool_mode=session; nothing was changed.");
        }
    }
}
