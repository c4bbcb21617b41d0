package io.driftgate.script;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code 20240102_name.sqlite.autocommit.up.sql} in its parts.
 *
 * @param base the name without dialect and role: {@code 20240102_name}
 * @param dialect the database that the file is written for, as in the name; empty for all
 * @param autocommit whether it asks not to be run in a transaction
 * @param role {@code up}, {@code down}, {@code verify}; empty if the name has none
 */
record UpDownName(String version, String description, String base, String dialect, boolean autocommit, String role) {
    private static final Set<String> ROLES = Set.of("up", "down", "verify");
    private static final Map<String, List<String>> DIALECTS = Map.of(
            "PostgreSQL", List.of("postgres", "postgresql", "pg"),
            "SQLite", List.of("sqlite", "sqlite3"));
    private static final Set<String> OTHERS = Set.of(
            "cockroach",
            "cockroachdb",
            "mysql",
            "mariadb",
            "mssql",
            "sqlserver",
            "oracle",
            "h2",
            "hsqldb",
            "clickhouse");
    private static final Pattern NUMBER = Pattern.compile("(\\d+)(?:[_-](.*))?");

    static Optional<UpDownName> of(String stem) {
        String rest = stem;
        String role = last(rest);
        if (ROLES.contains(role)) {
            rest = withoutLast(rest);
        } else {
            role = "";
        }
        boolean autocommit = last(rest).equals("autocommit");
        rest = autocommit ? withoutLast(rest) : rest;
        String dialect = isDialect(last(rest)) ? last(rest) : "";
        rest = dialect.isEmpty() ? rest : withoutLast(rest);
        Matcher matcher = NUMBER.matcher(rest);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String description = matcher.group(2) == null ? "" : matcher.group(2).replace('_', ' ');
        return Optional.of(new UpDownName(matcher.group(1), description, rest, dialect, autocommit, role));
    }

    private static String last(String stem) {
        int dot = stem.lastIndexOf('.');
        return dot < 0 ? "" : stem.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static String withoutLast(String stem) {
        return stem.substring(0, stem.lastIndexOf('.'));
    }

    private static boolean isDialect(String word) {
        return OTHERS.contains(word) || DIALECTS.values().stream().anyMatch(names -> names.contains(word));
    }

    UpDownName orUp() {
        return role.isEmpty() ? new UpDownName(version, description, base, dialect, autocommit, "up") : this;
    }

    boolean isForEveryEngine() {
        return dialect.isEmpty();
    }

    /** @param engine the product's name; nothing written for one product is for an unknown one */
    boolean isFor(Optional<String> engine) {
        return isForEveryEngine()
                || engine.map(product ->
                                DIALECTS.getOrDefault(product, List.of()).contains(dialect))
                        .orElse(false);
    }
}
