package io.driftgate.dialect.postgres.ddl;

import io.driftgate.schema.Identifier;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What {@code ALTER DATABASE … SET} gives a database itself, whatever its name. What was given to a role in it needs that role. */
public final class DatabaseSettings {
    private static final String OWNER = "database";
    private static final String MASKED = "***";

    /** Those whose value is a list that is quoted item by item (PostgreSQL's {@code GUC_LIST_QUOTE}). */
    private static final List<String> LISTS = List.of(
            "datestyle",
            "listen_addresses",
            "local_preload_libraries",
            "log_destination",
            "search_path",
            "session_preload_libraries",
            "shared_preload_libraries",
            "synchronous_standby_names",
            "temp_tablespaces",
            "unix_socket_directories");

    private DatabaseSettings() {}

    static void write(SchemaObject option, Plan plan) {
        String value = Objects.requireNonNullElse(option.get(Property.CONFIGURATION), "");
        if (option.path().first().equals(OWNER) && !value.contains(MASKED)) {
            String name = Identifier.quoteIfNeeded(option.path().name());
            String statement = "ALTER DATABASE %I " + set(name, value).replace("%", "%%");
            plan.add(
                    Phase.DATABASE_SETTINGS,
                    "DO $driftgate$ BEGIN EXECUTE pg_catalog.format('" + statement.replace("'", "''")
                            + "', pg_catalog.current_database()); END $driftgate$");
        }
    }

    /** {@code SET name TO value}, from a value as the catalog has it. */
    public static String set(String name, String value) {
        boolean list = LISTS.contains(name.toLowerCase(Locale.ROOT)) && !value.isEmpty();
        return "SET " + name + " TO " + (list ? value : "'" + value.replace("'", "''") + "'");
    }
}
