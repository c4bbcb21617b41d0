package io.driftgate.migration;

import io.driftgate.check.SchemaComparison;
import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import io.driftgate.dialect.Dialect;
import io.driftgate.history.History;
import io.driftgate.schema.ObjectPath;
import io.driftgate.source.ErrorText;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.Sources;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Opens a database for a run that is alone on it, and finds out where it stands. */
final class Opening {
    private final Sources sources;
    private final ScratchPool scratch;
    private final SchemaComparison comparison;
    private final MigrationSettings settings;
    private final MigrationListener listener;

    Opening(
            Sources sources,
            ScratchPool scratch,
            SchemaComparison comparison,
            MigrationSettings settings,
            MigrationListener listener) {
        this.sources = sources;
        this.scratch = scratch;
        this.comparison = comparison;
        this.settings = settings;
        this.listener = listener;
    }

    /** What is done with an open database. */
    @FunctionalInterface
    interface Work {
        MigrationResult with(Position position, Run run, Outcome outcome) throws SQLException;
    }

    /**
     * @param id how reports call the database
     * @throws MigrationException if a connection is lost, or another run does not end in time
     */
    MigrationResult run(String id, Database database, Direction direction, Work work) {
        Dialect dialect = Targets.dialect(database);
        ObjectPath table = Targets.historyTable(dialect, sources.settings());
        try (Connection connection = open(dialect, database, direction)) {
            return new Exclusive(dialect, table, settings.runLockWait(), listener)
                    .run(connection, database, (same, lock) -> {
                        scratch.resemble(connection);
                        Position position = position(dialect, connection);
                        HistoryTable history = new HistoryTable(
                                dialect.execution(),
                                position.history().map(History::table).orElse(table));
                        Comparer comparer = Comparer.of(comparison, id, database, position.directory());
                        try (LongStatements watch =
                                        LongStatements.of(dialect.execution(), database, connection, listener);
                                LockCheck check = new LockCheck(lock)) {
                            Run run = new Run(
                                    dialect,
                                    database,
                                    connection,
                                    check,
                                    history,
                                    ledger(direction, history, connection),
                                    comparer,
                                    settings,
                                    listener,
                                    watch);
                            return work.with(position, run, new Outcome(id, database.shownUrl(), position, direction));
                        }
                    });
        } catch (SQLException e) {
            String done = direction == Direction.FORWARD ? "migrated" : "rolled back";
            throw new MigrationException(database.shownUrl() + " cannot be " + done + ": " + ErrorText.of(e) + ".", e);
        }
    }

    /** Once more where the server was still at work for a run that was cut off. */
    private Position position(Dialect dialect, Connection connection) throws SQLException {
        PositionReader reader = new PositionReader(sources);
        Position position = reader.read(connection);
        Orphans orphans = new Orphans(dialect, settings.runLockWait(), listener);
        return orphans.await(connection, position) ? reader.read(connection) : position;
    }

    /** Nothing is undone in a database that does not exist; opening a SQLite database to migrate it creates it. */
    private static Connection open(Dialect dialect, Database database, Direction direction) {
        return direction == Direction.FORWARD ? dialect.execution().open(database) : Connector.open(database);
    }

    private static Ledger ledger(Direction direction, HistoryTable history, Connection connection) {
        return direction == Direction.FORWARD
                ? new ForwardLedger(history, connection)
                : new BackLedger(history, connection, Map.of());
    }
}
