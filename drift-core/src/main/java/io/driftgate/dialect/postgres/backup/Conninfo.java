package io.driftgate.dialect.postgres.backup;

import io.driftgate.connection.Database;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * How PostgreSQL's own programs reach the database that a JDBC URL names (PostgreSQL manual, 34.1.1). Holds no password: that
 * goes into a {@link PasswordFile}.
 *
 * @param values by libpq's keyword
 */
record Conninfo(Map<String, String> values, Optional<String> password) {
    /** The driver's parameters that say how the connection is made, by their names there and here. */
    private static final Map<String, String> SHARED = Map.of(
            "sslmode", "sslmode",
            "sslrootcert", "sslrootcert",
            "sslcert", "sslcert",
            "sslkey", "sslkey",
            "gssEncMode", "gssencmode",
            "connectTimeout", "connect_timeout",
            "kerberosServerName", "krbsrvname");

    Conninfo {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** @param user who is connected, where the coordinates leave that to the driver */
    static Conninfo of(Database database, String user) {
        Properties parsed = parsed(database);
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "host", parsed.getProperty("PGHOST"));
        put(values, "port", parsed.getProperty("PGPORT"));
        put(values, "dbname", parsed.getProperty("PGDBNAME"));
        values.put("user", user);
        SHARED.forEach((theirs, ours) -> put(values, ours, parsed.getProperty(theirs)));
        // The driver then checks certificate and host name, unless told otherwise.
        if ("true".equals(parsed.getProperty("ssl")) && !values.containsKey("sslmode")) {
            values.put("sslmode", "verify-full");
        }
        values.put("application_name", "driftgate");
        String password = database.password() == null ? parsed.getProperty("password") : database.password();
        return new Conninfo(values, Optional.ofNullable(password));
    }

    private static Properties parsed(Database database) {
        Properties parsed = Driver.parseURL(database.url(), new Properties());
        if (parsed == null) {
            throw new IllegalArgumentException("not a URL of PostgreSQL: " + database.shownUrl());
        }
        return parsed;
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            values.put(name, value);
        }
    }

    Conninfo withDatabase(String name) {
        Map<String, String> other = new LinkedHashMap<>(values);
        other.put("dbname", name);
        return new Conninfo(other, password);
    }

    /** As one argument. */
    String text() {
        return text(values);
    }

    /** Only which database and who: for a program in a container, which has its own way to the server. */
    String inside() {
        Map<String, String> few = new LinkedHashMap<>(values);
        few.keySet().retainAll(java.util.Set.of("dbname", "user", "application_name"));
        return text(few);
    }

    private static String text(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "='"
                        + entry.getValue().replace("\\", "\\\\").replace("'", "\\'") + "'")
                .collect(Collectors.joining(" "));
    }

    /** Where it is, without who. */
    String place() {
        return values.getOrDefault("host", "localhost") + ":" + values.getOrDefault("port", "5432") + "/"
                + values.getOrDefault("dbname", "");
    }

    @Override
    public String toString() {
        return place();
    }
}
