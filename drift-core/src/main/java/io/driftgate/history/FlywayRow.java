package io.driftgate.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of Flyway's history.
 *
 * @param version null for a repeatable migration, and for the mark of a schema that Flyway created
 * @param type such as {@code SQL}, {@code JDBC}, {@code BASELINE}, {@code SQL_BASELINE}, {@code UNDO_SQL}, {@code DELETE}
 */
record FlywayRow(
        @Nullable String version,
        String description,
        String type,
        @Nullable String checksum,
        boolean success) {

    static final String COLUMNS = "version, description, type, checksum, success";

    static FlywayRow of(ResultSet row) throws SQLException {
        return new FlywayRow(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5));
    }

    /**
     * Adds what the row says to what the rows before it said. Undone versions and those that a repair gave up do not count
     * any more; a repeatable one counts once, where it ran last; a created schema is no migration.
     */
    void apply(List<History.Entry> entries) {
        String name = version == null ? description : version;
        if (!success) {
            entries.add(new History.Entry(History.Kind.FAILED, name, null));
        } else if (type.startsWith("UNDO") || type.equals("DELETE")) {
            entries.removeIf(entry -> entry.version().equals(name));
        } else if (version == null && !type.equals("SCHEMA")) {
            entries.removeIf(entry -> entry.version().equals(name));
            entries.add(new History.Entry(History.Kind.REPEATABLE, name, checksum));
        } else if (!type.equals("SCHEMA")) {
            entries.add(new History.Entry(kind(), name, checksum));
        }
    }

    private History.Kind kind() {
        if (type.endsWith("BASELINE")) {
            return History.Kind.BASELINE;
        }
        return type.startsWith("SQL") ? History.Kind.VERSIONED : History.Kind.NO_SQL;
    }
}
