package io.driftgate.dialect.postgres;

import io.driftgate.dialect.ReadScope;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds the schemas that a scope means. A pattern never means the server's own schemas; only their exact names do. */
final class PostgresSchemas {
    private static final String SQL = "select nspname from pg_catalog.pg_namespace"
            + " where nspname not like 'pg\\_%' and nspname <> 'information_schema'";

    private PostgresSchemas() {}

    static List<String> resolve(Connection connection, ReadScope scope) throws SQLException {
        if (scope.schemas().isEmpty()) {
            return List.of("public");
        }
        Set<String> schemas = new TreeSet<>();
        List<Pattern> patterns = new ArrayList<>();
        for (String wanted : scope.schemas()) {
            if (wanted.contains("*")) {
                patterns.add(Pattern.compile("\\Q" + wanted.replace("*", "\\E.*\\Q") + "\\E", Pattern.DOTALL));
            } else {
                schemas.add(wanted);
            }
        }
        if (!patterns.isEmpty()) {
            addMatching(connection, patterns, schemas);
        }
        return List.copyOf(schemas);
    }

    private static void addMatching(Connection connection, List<Pattern> patterns, Set<String> schemas)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SQL)) {
            while (rows.next()) {
                String name = rows.getString(1);
                if (patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches())) {
                    schemas.add(name);
                }
            }
        }
    }
}
