package io.driftgate.history;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tools that keep a history table, ours first, with the names and columns by which their tables are known. */
public enum HistoryTool {
    DRIFTGATE("driftgate", Set.of("schema_migrations"), Set.of("version", "applied_at")),
    FLYWAY("Flyway", Set.of("flyway_schema_history", "schema_version"), Set.of("installed_rank", "script", "success")),
    LIQUIBASE("Liquibase", Set.of("databasechangelog", "databasechangeloglock"), Set.of()),
    GOLANG_MIGRATE("golang-migrate", Set.of("schema_migrations"), Set.of("version", "dirty")),
    RAILS_OR_DBMATE("Rails or dbmate", Set.of("schema_migrations", "ar_internal_metadata"), Set.of()),
    GOOSE("goose", Set.of("goose_db_version"), Set.of()),
    PRISMA("Prisma", Set.of("_prisma_migrations"), Set.of()),
    DIESEL("Diesel", Set.of("__diesel_schema_migrations"), Set.of()),
    SQLX("sqlx", Set.of("_sqlx_migrations"), Set.of()),
    ALEMBIC("Alembic", Set.of("alembic_version"), Set.of());

    private final String label;
    private final Set<String> tables;
    private final Set<String> columns;

    HistoryTool(String label, Set<String> tables, Set<String> columns) {
        this.label = label;
        this.tables = tables;
        this.columns = columns;
    }

    public String label() {
        return label;
    }

    /** By the name that users write, such as {@code golang-migrate}; empty if there is no such tool. */
    public static Optional<HistoryTool> named(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        if (wanted.equals("rails") || wanted.equals("dbmate")) {
            return Optional.of(RAILS_OR_DBMATE);
        }
        return Arrays.stream(values())
                .filter(tool -> tool.label.toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }

    /** The names that {@link #named} knows, but our own. */
    public static List<String> names() {
        return Arrays.stream(values())
                .filter(tool -> tool != DRIFTGATE)
                .map(tool -> tool.label.toLowerCase(Locale.ROOT))
                .flatMap(name -> Arrays.stream(name.split(" or ")))
                .toList();
    }

    /** What no other table has: Flyway's may have any name. */
    private static final Set<String> FLYWAYS_COLUMNS = Set.of(
            "installed_rank",
            "version",
            "description",
            "type",
            "script",
            "checksum",
            "installed_by",
            "installed_on",
            "execution_time",
            "success");

    private static final Set<String> NAMES =
            Arrays.stream(values()).flatMap(tool -> tool.tables.stream()).collect(Collectors.toUnmodifiableSet());

    /** Whether a table of this name, in any case, may be some tool's. */
    static boolean isName(String table) {
        return NAMES.contains(table.toLowerCase(Locale.ROOT));
    }

    /** Whether a table with such a column may be some tool's, whatever its name is. */
    static boolean isMark(String column) {
        return column.equals("installed_rank");
    }

    /** Whose table this is, by name (in any case) and columns. */
    static Optional<HistoryTool> of(String table, List<String> columns) {
        if (Set.copyOf(columns).equals(FLYWAYS_COLUMNS)) {
            return Optional.of(FLYWAY);
        }
        String name = table.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(tool -> tool.tables.contains(name) && columns.containsAll(tool.columns))
                .findFirst();
    }
}
