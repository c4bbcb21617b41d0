package io.driftgate.dialect.sqlite;

import io.driftgate.schema.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Rows that a rebuild of tables must not lose: those of tables that it is not about, and what foreign keys refer to. */
final class RowGuard {
    static final RowGuard NONE = new RowGuard(Set.of(), Map.of(), Map.of());

    private final Set<String> about;
    private final Map<String, Long> counts;
    private final Map<String, Long> orphans;

    private RowGuard(Set<String> about, Map<String, Long> counts, Map<String, Long> orphans) {
        this.about = about;
        this.counts = counts;
        this.orphans = orphans;
    }

    /** @param names the names in the script, in lower case: tables among them may change as the script likes */
    static RowGuard before(Connection connection, Set<String> names) throws SQLException {
        Set<String> about = withTriggered(connection, names);
        return new RowGuard(about, counts(connection, about), SqliteHoldings.orphans(connection));
    }

    /** What went wrong since, one sentence each. */
    List<String> after(Connection connection) throws SQLException {
        if (this == NONE) {
            return List.of();
        }
        List<String> problems = new ArrayList<>();
        Map<String, Long> now = counts(connection, about);
        counts.forEach((table, before) -> {
            long left = now.getOrDefault(table, 0L);
            if (left != before) {
                problems.add("main." + Identifier.quoteIfNeeded(table) + " has " + left + " rows and had " + before
                        + ", though the script does not name it.");
            }
        });
        Map<String, Long> without = SqliteHoldings.orphans(connection);
        long renamed = orphans.entrySet().stream()
                .filter(entry -> !without.containsKey(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        without.forEach((reference, left) -> {
            long before = orphans.getOrDefault(reference, renamed);
            if (left > before) {
                problems.add(reference + " has " + left + " rows without a parent and had " + before + ".");
            }
        });
        return problems;
    }

    /** The names, and those of tables that triggers on named tables write to. */
    private static Set<String> withTriggered(Connection connection, Set<String> names) throws SQLException {
        Set<String> all = new HashSet<>(names);
        List<String[]> triggers =
                SqliteHoldings.rows(connection, "SELECT tbl_name, sql FROM sqlite_schema WHERE type = 'trigger'", 2);
        boolean grew = true;
        while (grew) {
            grew = false;
            for (String[] trigger : triggers) {
                if (all.contains(trigger[0].toLowerCase(Locale.ROOT))) {
                    grew |= all.addAll(SqlText.namesIn(SqliteLexer.tokens(trigger[1])));
                }
            }
        }
        return all;
    }

    private static Map<String, Long> counts(Connection connection, Set<String> except) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        for (String[] table : SqliteHoldings.rows(connection, SqliteHoldings.TABLES, 1)) {
            if (!except.contains(table[0].toLowerCase(Locale.ROOT))) {
                String count = SqliteHoldings.rows(
                                connection, "SELECT count(*) FROM main." + Identifier.quote(table[0]), 1)
                        .get(0)[0];
                counts.put(table[0], Long.parseLong(count));
            }
        }
        return counts;
    }
}
