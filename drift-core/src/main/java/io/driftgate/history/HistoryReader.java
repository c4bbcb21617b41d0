package io.driftgate.history;

import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Schema;
import io.driftgate.script.FlywaySettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the history of a live database; changes nothing. */
public final class HistoryReader {

    private HistoryReader() {}

    /**
     * The history that the database keeps, if any; our own before another tool's.
     *
     * @param schema what the database looks like, as just read from it
     * @param flyway says which one is meant where several tables look like Flyway's
     * @throws SQLException if the table cannot be read
     */
    public static Optional<History> read(
            Connection connection, Schema schema, String ownTable, Optional<FlywaySettings> flyway)
            throws SQLException {
        return read(connection, schema, ownTable, flyway, EnumSet.allOf(HistoryTool.class));
    }

    /**
     * As above, of some tools.
     *
     * @param tools whose histories are looked for
     */
    public static Optional<History> read(
            Connection connection,
            Schema schema,
            String ownTable,
            Optional<FlywaySettings> flyway,
            Set<HistoryTool> tools)
            throws SQLException {
        Map<ObjectPath, HistoryTool> tables = HistoryTables.in(schema, ownTable);
        for (HistoryTool tool : EnumSet.copyOf(tools)) {
            Optional<ObjectPath> table = tables.keySet().stream()
                    .filter(path -> tables.get(path) == tool && !isSideTable(path))
                    .filter(path -> !HistoryTables.isSetAside(path, ownTable))
                    .filter(path -> tool != HistoryTool.FLYWAY || flyway.isEmpty() || isMeant(path, flyway.get()))
                    .findFirst();
            if (table.isPresent()) {
                return Optional.of(new History(tool, table.get(), entries(connection, schema, tool, table.get())));
            }
        }
        return Optional.empty();
    }

    private static boolean isMeant(ObjectPath table, FlywaySettings flyway) {
        return flyway.table().map(table.name()::equals).orElse(true)
                && flyway.currentSchema().map(table.first()::equals).orElse(true);
    }

    private static boolean isSideTable(ObjectPath table) {
        String name = table.name().toLowerCase(java.util.Locale.ROOT);
        return name.equals("databasechangeloglock") || name.equals("ar_internal_metadata");
    }

    private static List<History.Entry> entries(Connection connection, Schema schema, HistoryTool tool, ObjectPath table)
            throws SQLException {
        List<String> columns = schema.objects().stream()
                .filter(object -> object.type() == ObjectType.COLUMN
                        && object.path().parent().equals(table))
                .map(object -> object.path().name())
                .collect(Collectors.toList());
        String name = table.parts().stream().map(Identifier::quote).collect(Collectors.joining("."));
        return switch (tool) {
            case DRIFTGATE, RAILS_OR_DBMATE -> own(connection, name, columns);
            case FLYWAY -> flyway(connection, name);
            case GOLANG_MIGRATE ->
                query(
                        connection,
                        "SELECT version, dirty FROM " + name,
                        row -> new History.Entry(
                                row.getBoolean(2) ? History.Kind.FAILED : History.Kind.CURRENT,
                                row.getString(1),
                                null));
            case GOOSE -> goose(connection, name);
            case PRISMA ->
                query(
                        connection,
                        "SELECT migration_name, checksum, finished_at IS NOT NULL FROM " + name
                                + " WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name",
                        row -> new History.Entry(
                                row.getBoolean(3) ? History.Kind.VERSIONED : History.Kind.FAILED,
                                row.getString(1),
                                row.getString(2)));
            case SQLX ->
                query(
                        connection,
                        "SELECT version, checksum, success FROM " + name + " ORDER BY version",
                        row -> new History.Entry(
                                row.getBoolean(3) ? History.Kind.VERSIONED : History.Kind.FAILED,
                                row.getString(1),
                                HexFormat.of().formatHex(row.getBytes(2))));
            case DIESEL ->
                query(
                        connection,
                        "SELECT version FROM " + name + " ORDER BY version",
                        row -> new History.Entry(History.Kind.VERSIONED, row.getString(1), null));
            case ALEMBIC ->
                query(
                        connection,
                        "SELECT version_num FROM " + name,
                        row -> new History.Entry(History.Kind.CURRENT, row.getString(1), null));
            case LIQUIBASE ->
                query(
                        connection,
                        "SELECT id FROM " + name + " ORDER BY orderexecuted",
                        row -> new History.Entry(History.Kind.VERSIONED, row.getString(1), null));
        };
    }

    private static List<History.Entry> own(Connection connection, String table, List<String> columns)
            throws SQLException {
        String checksum = columns.contains("checksum") ? "checksum" : "NULL";
        String kind = columns.contains("kind") ? "kind" : "NULL";
        String state = columns.contains("state") ? "state" : "NULL";
        String order =
                columns.contains("id") ? "id" : columns.contains("applied_at") ? "applied_at, version" : "version";
        return query(
                connection,
                "SELECT version, " + checksum + ", " + kind + ", " + state + " FROM " + table
                        + " WHERE version IS NOT NULL ORDER BY " + order,
                row -> OwnRow.entry(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
    }

    private static List<History.Entry> flyway(Connection connection, String table) throws SQLException {
        List<History.Entry> entries = new ArrayList<>();
        List<FlywayRow> rows = query(
                connection,
                "SELECT " + FlywayRow.COLUMNS + " FROM " + table + " ORDER BY installed_rank",
                FlywayRow::of);
        rows.forEach(row -> row.apply(entries));
        return entries;
    }

    /** Goose appends a row for every step up and down; the newest one of a version counts, and version 0 is its marker. */
    private static List<History.Entry> goose(Connection connection, String table) throws SQLException {
        List<History.Entry> entries = new ArrayList<>();
        query(connection, "SELECT version_id, is_applied FROM " + table + " ORDER BY id", row -> {
            String version = row.getString(1);
            entries.removeIf(entry -> entry.version().equals(version));
            if (row.getBoolean(2) && !version.equals("0")) {
                entries.add(new History.Entry(History.Kind.VERSIONED, version, null));
            }
            return version;
        });
        return entries;
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> List<T> query(Connection connection, String sql, RowReader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(reader.read(result));
            }
        }
        return rows;
    }
}
