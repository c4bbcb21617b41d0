package io.driftgate.migration;

import io.driftgate.dialect.Execution;
import io.driftgate.dialect.ParameterizedSql;
import io.driftgate.history.HistoryTables;
import io.driftgate.history.OwnRow;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Schema;
import io.driftgate.script.Migration;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Our history table: writes what was done, in the transaction that does it. */
final class HistoryTable {
    private final Execution execution;
    private final ObjectPath path;
    private final String name;
    private final KeptSnapshots snapshots;
    private @Nullable String user;

    HistoryTable(Execution execution, ObjectPath path) {
        this.execution = execution;
        this.path = path;
        name = path.parts().stream().map(Identifier::quote).collect(Collectors.joining("."));
        snapshots = new KeptSnapshots(name);
    }

    ObjectPath path() {
        return path;
    }

    KeptSnapshots snapshots() {
        return snapshots;
    }

    /** Whether a table has every column that ours has. */
    static boolean hasAllColumns(Schema schema, ObjectPath table) {
        Set<String> columns = schema.objects().stream()
                .filter(object -> object.type() == ObjectType.COLUMN
                        && object.path().parent().equals(table))
                .map(object -> object.path().name())
                .collect(Collectors.toSet());
        return columns.containsAll(Set.of("id", "version", "checksum", "checksum_algorithm", "kind", "state", "unit"));
    }

    /** Renames the table that stands in our place, with all that it holds. */
    ObjectPath setAside(Connection connection) throws SQLException {
        ObjectPath aside = path.withName(HistoryTables.setAside(path.name()));
        execute(connection, "ALTER TABLE " + name + " RENAME TO " + Identifier.quote(aside.name()));
        return aside;
    }

    void create(Connection connection) throws SQLException {
        for (String sql : execution.createHistory(path)) {
            execute(connection, sql);
        }
    }

    /** All rows as they are now. */
    HistoryCopy copy(Connection connection) throws SQLException {
        return HistoryCopy.of(connection, name);
    }

    /** Makes the table again what it was, and keeps beside that what a script wrote into it. */
    void restore(Connection connection, HistoryCopy copy) throws SQLException {
        if (!copy.isWhole(connection)) {
            List<String> own = copy.foreignVersions(connection);
            execute(connection, "DROP TABLE IF EXISTS " + name);
            create(connection);
            copy.restore(connection);
            for (String sql : execution.historyRestored(path)) {
                execute(connection, sql);
            }
            for (String version : own) {
                insertVersion(connection, version);
            }
            return;
        }
        copy.restore(connection);
    }

    private void insertVersion(Connection connection, String version) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + name + " (version) SELECT ?"
                + " WHERE NOT EXISTS (SELECT 1 FROM " + name + " WHERE version = ?)")) {
            insert.setString(1, version);
            insert.setString(2, version);
            insert.executeUpdate();
        }
    }

    /** The ids of all rows, in their order. */
    List<Long> ids(Connection connection) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM " + name + " ORDER BY id")) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }

    /** How much of a started migration is done; empty if none was started. */
    Optional<Ledger.Begun> begun(Connection connection, Migration migration) throws SQLException {
        return begun(connection, migration, OwnRow.STARTED);
    }

    /** How much of the way back is done; empty if it was not begun. */
    Optional<Ledger.Begun> undoingUnits(Connection connection, Migration migration) throws SQLException {
        return begun(connection, migration, OwnRow.UNDOING);
    }

    private Optional<Ledger.Begun> begun(Connection connection, Migration migration, String state) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT unit, checksum_algorithm FROM " + name + " WHERE version = ? AND state = ?")) {
            query.setString(1, versionOf(migration));
            query.setString(2, state);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Ledger.Begun(row.getInt(1), HistoryEntry.mark(row.getString(2))))
                        : Optional.empty();
            }
        }
    }

    /**
     * Writes that a migration is applied: its only row, whoever wrote one before.
     *
     * @return the id of the row; empty if it was there before
     */
    OptionalLong applied(Connection connection, Migration migration, Ledger.Finished finished) throws SQLException {
        return write(connection, migration, OwnRow.APPLIED, null, finished);
    }

    /**
     * Writes that a migration is marked as applied, which was not run here.
     *
     * @param starts whether it is the starting point
     */
    void marked(Connection connection, Migration migration, boolean starts, byte @Nullable [] snapshot)
            throws SQLException {
        write(
                connection,
                migration,
                OwnRow.APPLIED,
                null,
                new Ledger.Finished(null, Optional.empty(), snapshot, false));
        if (starts) {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE " + name + " SET kind = ? WHERE version = ?")) {
                update.setString(1, OwnRow.BASELINE);
                update.setString(2, versionOf(migration));
                update.executeUpdate();
            }
        }
    }

    /** Writes that a migration was begun that does not run in one transaction. */
    void started(Connection connection, Migration migration) throws SQLException {
        byte[] newest = snapshots.newestOf(connection, versionOf(migration));
        write(connection, migration, OwnRow.STARTED, 0, new Ledger.Finished(null, Optional.empty(), newest, false));
    }

    /** Writes that the way back of a migration was begun that does not run in one transaction. */
    void undoing(Connection connection, Migration migration) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE " + name + " SET state = ?, unit = 0, checksum_algorithm = ? WHERE version = ?")) {
            update.setString(1, OwnRow.UNDOING);
            update.setString(2, HistoryEntry.marked(""));
            update.setString(3, versionOf(migration));
            update.executeUpdate();
        }
    }

    /** Writes how far a started migration is. */
    void unitDone(Connection connection, Migration migration, Ledger.Begun done) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE " + name + " SET unit = ?, checksum_algorithm = ? WHERE version = ?")) {
            update.setInt(1, done.units());
            update.setString(2, HistoryEntry.marked(done.mark()));
            update.setString(3, versionOf(migration));
            update.executeUpdate();
        }
    }

    /** Takes out the entry of an earlier run of a repeatable migration, which is about to have another. */
    void makeWay(Connection connection, Migration migration) throws SQLException {
        if (migration.kind() == Migration.Kind.REPEATABLE) {
            snapshots.handOn(connection, versionOf(migration));
            delete(connection, versionOf(migration));
        }
    }

    /** Gives a row that a script inserted itself the version that its file has. */
    void takeOver(Connection connection, long id, Migration migration) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE " + name + " SET version = ? WHERE id = ?")) {
            update.setString(1, versionOf(migration));
            update.setLong(2, id);
            update.executeUpdate();
        }
    }

    /** Takes an entry out, by the version that its row has. */
    void remove(Connection connection, String version) throws SQLException {
        delete(connection, version);
    }

    /** Writes the checksum that a file has now. */
    void checksum(Connection connection, String version, Migration file) throws SQLException {
        run(connection, HistoryEntry.checksum(name, version, file));
    }

    /** Takes a migration out of the history. */
    void remove(Connection connection, Migration migration) throws SQLException {
        delete(connection, versionOf(migration));
    }

    void remove(Connection connection, long id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + name + " WHERE id = ?")) {
            delete.setLong(1, id);
            delete.executeUpdate();
        }
    }

    /** Most migrations have no row yet. */
    private OptionalLong write(
            Connection connection, Migration migration, String state, @Nullable Integer unit, Ledger.Finished finished)
            throws SQLException {
        if (migration.kind() == Migration.Kind.REPEATABLE) {
            if (finished.snapshot() == null) {
                snapshots.handOn(connection, versionOf(migration));
            }
            delete(connection, versionOf(migration));
        }
        HistoryEntry entry = HistoryEntry.of(migration, state, unit, finished, user(connection));
        OptionalLong id = execution.insert(connection, entry.insert(name));
        if (id.isEmpty()) {
            run(connection, entry.update(name));
        }
        return id;
    }

    private static void run(Connection connection, ParameterizedSql sql) throws SQLException {
        try (PreparedStatement statement = sql.prepare(connection)) {
            statement.executeUpdate();
        }
    }

    /** Whoever is connected, the same for the whole run. */
    private String user(Connection connection) throws SQLException {
        if (user == null) {
            user = execution.user(connection);
        }
        return user;
    }

    private void delete(Connection connection, String version) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + name + " WHERE version = ?")) {
            delete.setString(1, version);
            delete.executeUpdate();
        }
    }

    static String versionOf(Migration migration) {
        return migration.kind() == Migration.Kind.REPEATABLE
                ? OwnRow.repeatable(migration.version().text())
                : migration.version().text();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
