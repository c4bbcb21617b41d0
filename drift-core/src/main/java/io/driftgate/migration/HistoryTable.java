package io.driftgate.migration;

import io.driftgate.dialect.Execution;
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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Our history table: writes what was done, in the transaction that does it. */
final class HistoryTable {
    private static final String ALGORITHM = "sha256-lf";

    private final Execution execution;
    private final ObjectPath path;
    private final String name;

    HistoryTable(Execution execution, ObjectPath path) {
        this.execution = execution;
        this.path = path;
        name = path.parts().stream().map(Identifier::quote).collect(Collectors.joining("."));
    }

    ObjectPath path() {
        return path;
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

    /** The ids of all rows by version, in the order of ids. */
    Map<String, Long> ids(Connection connection) throws SQLException {
        Map<String, Long> ids = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT version, id FROM " + name + " ORDER BY id")) {
            while (rows.next()) {
                ids.put(rows.getString(1), rows.getLong(2));
            }
        }
        return ids;
    }

    /** How many units of a started migration are done. */
    int unitsDone(Connection connection, Migration migration) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT unit FROM " + name + " WHERE version = ? AND state = ?")) {
            query.setString(1, versionOf(migration));
            query.setString(2, OwnRow.STARTED);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    /** Whether a started entry stands there. */
    boolean isStarted(Connection connection, Migration migration) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT 1 FROM " + name + " WHERE version = ? AND state = ?")) {
            query.setString(1, versionOf(migration));
            query.setString(2, OwnRow.STARTED);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Writes that a migration is applied: its only row, whoever wrote one before. */
    void applied(Connection connection, Migration migration, @Nullable Duration took, byte @Nullable [] snapshot)
            throws SQLException {
        write(connection, migration, OwnRow.APPLIED, null, took, snapshot);
    }

    /** Writes that a migration was begun that does not run in one transaction. */
    void started(Connection connection, Migration migration) throws SQLException {
        write(connection, migration, OwnRow.STARTED, 0, null, null);
    }

    /** Writes how far a started migration is. */
    void unitDone(Connection connection, Migration migration, int units) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE " + name + " SET unit = ? WHERE version = ?")) {
            update.setInt(1, units);
            update.setString(2, versionOf(migration));
            update.executeUpdate();
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

    void remove(Connection connection, long id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + name + " WHERE id = ?")) {
            delete.setLong(1, id);
            delete.executeUpdate();
        }
    }

    private void write(
            Connection connection,
            Migration migration,
            String state,
            @Nullable Integer unit,
            @Nullable Duration took,
            byte @Nullable [] snapshot)
            throws SQLException {
        if (migration.kind() == Migration.Kind.REPEATABLE) {
            delete(connection, versionOf(migration));
        }
        String values = "description = ?, applied_at = CURRENT_TIMESTAMP, applied_by = ?, checksum = ?,"
                + " checksum_algorithm = ?, kind = ?, state = ?, unit = ?, script = ?, duration_ms = ?, snapshot = ?"
                + " WHERE version = ?";
        if (fill(connection, "UPDATE " + name + " SET " + values, migration, state, unit, took, snapshot) == 0) {
            fill(
                    connection,
                    "INSERT INTO " + name + " (description, applied_at, applied_by, checksum, checksum_algorithm, kind,"
                            + " state, unit, script, duration_ms, snapshot, version)"
                            + " VALUES (?, CURRENT_TIMESTAMP, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    migration,
                    state,
                    unit,
                    took,
                    snapshot);
        }
    }

    private int fill(
            Connection connection,
            String sql,
            Migration migration,
            String state,
            @Nullable Integer unit,
            @Nullable Duration took,
            byte @Nullable [] snapshot)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, migration.description());
            statement.setString(2, execution.user(connection));
            statement.setString(3, migration.checksum());
            statement.setString(4, ALGORITHM);
            statement.setString(5, kind(migration));
            statement.setString(6, state);
            statement.setObject(7, unit, java.sql.Types.INTEGER);
            statement.setString(8, migration.name());
            statement.setObject(9, took == null ? null : took.toMillis(), java.sql.Types.BIGINT);
            statement.setBytes(10, snapshot);
            statement.setString(11, versionOf(migration));
            return statement.executeUpdate();
        }
    }

    private void delete(Connection connection, String version) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + name + " WHERE version = ?")) {
            delete.setString(1, version);
            delete.executeUpdate();
        }
    }

    private static String kind(Migration migration) {
        return switch (migration.kind()) {
            case REPEATABLE -> OwnRow.REPEATABLE;
            case BASELINE -> OwnRow.BASELINE;
            case VERSIONED -> OwnRow.VERSIONED;
        };
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
