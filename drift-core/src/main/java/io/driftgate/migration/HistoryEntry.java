package io.driftgate.migration;

import io.driftgate.dialect.Parameter;
import io.driftgate.dialect.ParameterizedSql;
import io.driftgate.history.OwnRow;
import io.driftgate.script.Migration;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What our history table says of a migration, as statements that write it. Both say that it was applied now.
 *
 * @param version as {@link HistoryTable#versionOf} gives it
 * @param values the other columns by name, always the same ones in the same order
 */
record HistoryEntry(Parameter version, Map<String, Parameter> values) {
    private static final String ALGORITHM = "sha256-lf";
    private static final char MARK = ':';

    HistoryEntry {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** What stands for the algorithm while a migration is done in part: behind it the checksum of that part. */
    static String marked(@Nullable String mark) {
        return mark == null ? ALGORITHM : ALGORITHM + MARK + mark;
    }

    /** The checksum of the part that is done; null where none was kept. */
    static @Nullable String mark(@Nullable String algorithm) {
        int mark = algorithm == null ? -1 : algorithm.indexOf(MARK);
        return algorithm == null || mark < 0 ? null : algorithm.substring(mark + 1);
    }

    static HistoryEntry of(
            Migration migration, String state, @Nullable Integer unit, Ledger.Finished finished, String user) {
        Duration took = finished.took();
        Map<String, Parameter> values = new LinkedHashMap<>();
        values.put("description", Parameter.text(migration.description()));
        values.put("applied_by", Parameter.text(user));
        values.put("checksum", Parameter.text(migration.isCode() ? null : migration.checksum()));
        values.put("checksum_algorithm", Parameter.text(migration.isCode() ? null : ALGORITHM));
        values.put("kind", Parameter.text(kind(migration)));
        values.put("state", Parameter.text(state));
        values.put("unit", Parameter.number(unit == null ? null : unit.longValue()));
        values.put("script", Parameter.text(migration.name()));
        values.put("duration_ms", Parameter.number(took == null ? null : took.toMillis()));
        values.put(
                "written_tables",
                Parameter.text(finished.written().map(WrittenTables::text).orElse(null)));
        values.put("snapshot", Parameter.bytes(finished.snapshot()));
        return new HistoryEntry(Parameter.text(HistoryTable.versionOf(migration)), values);
    }

    private static String kind(Migration migration) {
        return switch (migration.kind()) {
            case REPEATABLE -> OwnRow.REPEATABLE;
            case BASELINE -> OwnRow.BASELINE;
            case VERSIONED -> OwnRow.VERSIONED;
        };
    }

    /** Gives the rows of a version the checksum that its file has now. */
    static ParameterizedSql checksum(String table, String version, Migration file) {
        return new ParameterizedSql()
                .sql("UPDATE " + table + " SET checksum = ")
                .value(Parameter.text(file.checksum()))
                .sql(", checksum_algorithm = ")
                .value(Parameter.text(ALGORITHM))
                .sql(" WHERE version = ")
                .value(Parameter.text(version));
    }

    /** A new row, whose {@code id} it returns, where the version has none. */
    ParameterizedSql insert(String table) {
        ParameterizedSql sql = new ParameterizedSql()
                .sql("INSERT INTO " + table + " (applied_at, " + String.join(", ", values.keySet())
                        + ", version) SELECT CURRENT_TIMESTAMP");
        values.values().forEach(value -> sql.sql(", ").value(value));
        return sql.sql(", ")
                .value(version)
                .sql(" WHERE NOT EXISTS (SELECT 1 FROM " + table + " WHERE version = ")
                .value(version)
                .sql(") RETURNING CAST(id AS bigint) AS id");
    }

    /** Of all rows that the version has. */
    ParameterizedSql update(String table) {
        ParameterizedSql sql = new ParameterizedSql().sql("UPDATE " + table + " SET applied_at = CURRENT_TIMESTAMP");
        values.forEach((column, value) -> sql.sql(", " + column + " = ").value(value));
        return sql.sql(" WHERE version = ").value(version);
    }
}
