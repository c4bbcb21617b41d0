package io.driftgate.migration;

import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a history table of our name, with whatever of our columns it has. */
final class HistoryRows {
    private final ResultSet row;
    private final Set<String> columns;

    private HistoryRows(ResultSet row) throws SQLException {
        this.row = row;
        columns = new HashSet<>();
        ResultSetMetaData meta = row.getMetaData();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(meta.getColumnLabel(i).toLowerCase(Locale.ROOT));
        }
    }

    /** The rows by their version, as the table has it. */
    static Map<String, HistoryRow> read(Connection connection, ObjectPath table) throws SQLException {
        String name = table.parts().stream().map(Identifier::quote).collect(Collectors.joining("."));
        Map<String, HistoryRow> found = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM " + name)) {
            HistoryRows rows = new HistoryRows(result);
            while (result.next()) {
                HistoryRow row = rows.row();
                found.put(row.version(), row);
            }
        }
        return found;
    }

    private HistoryRow row() throws SQLException {
        Long id = number("id");
        String version = text("version");
        Long unit = number("unit");
        return new HistoryRow(
                id == null ? 0 : id,
                version == null ? "" : version,
                text("description"),
                time("applied_at"),
                text("applied_by"),
                text("checksum"),
                text("kind"),
                text("state"),
                unit == null ? null : unit.intValue(),
                text("script"),
                number("duration_ms"),
                text("written_tables"));
    }

    private @Nullable String text(String column) throws SQLException {
        return columns.contains(column) ? row.getString(column) : null;
    }

    private @Nullable Long number(String column) throws SQLException {
        if (!columns.contains(column)) {
            return null;
        }
        try {
            long value = row.getLong(column);
            return row.wasNull() ? null : value;
        } catch (SQLException noNumber) {
            // A table that somebody else made may have an id of another type.
            return null;
        }
    }

    /** A time without a zone is UTC, as both engines' CURRENT_TIMESTAMP in our own tables is. */
    private @Nullable Instant time(String column) throws SQLException {
        if (!columns.contains(column)) {
            return null;
        }
        Object value = row.getObject(column);
        if (value instanceof Timestamp) {
            String type = row.getMetaData().getColumnTypeName(row.findColumn(column));
            return type.equals("timestamptz")
                    ? row.getObject(column, OffsetDateTime.class).toInstant()
                    : row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
        }
        return value == null ? null : parsed(value.toString());
    }

    private static @Nullable Instant parsed(String text) {
        try {
            String iso = text.strip().replace(' ', 'T');
            return iso.endsWith("Z")
                    ? Instant.parse(iso)
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
