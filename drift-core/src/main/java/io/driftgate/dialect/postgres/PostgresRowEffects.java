package io.driftgate.dialect.postgres;

import io.driftgate.dialect.RowEffect;
import io.driftgate.dialect.RowEffects;
import io.driftgate.dialect.Transaction;
import io.driftgate.schema.ObjectPath;
import io.driftgate.script.SqlStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** By the first word; which tables are written into, their locks say, which are taken for empty tables too. */
final class PostgresRowEffects implements RowEffects {
    private static final Set<String> NONE = Set.of(
            "alter",
            "analyze",
            "cluster",
            "comment",
            "create",
            "deallocate",
            "discard",
            "drop",
            "grant",
            "import",
            "listen",
            "lock",
            "notify",
            "reassign",
            "reindex",
            "release",
            "reset",
            "revoke",
            "rollback",
            "savepoint",
            "security",
            "set",
            "show",
            "unlisten",
            "vacuum");

    private static final Set<String> WRITES =
            Set.of("copy", "delete", "insert", "merge", "select", "table", "truncate", "update", "values", "with");

    private static final Set<String> QUERIES = Set.of("select", "with", "values", "table", "execute");

    /** Within so many words a CREATE TABLE … AS says so. */
    private static final int HEAD = 40;

    private static final Set<String> DROPPING = Set.of("table", "schema", "owned");

    @Override
    public RowEffect of(SqlStatement statement) {
        List<String> words = StatementWords.of(statement.text(), 1);
        String first = words.isEmpty() ? "" : words.get(0);
        if (WRITES.contains(first)) {
            return RowEffect.WRITES;
        }
        return NONE.contains(first) ? RowEffect.NONE : RowEffect.ANYTHING;
    }

    @Override
    public boolean hidesRows(SqlStatement statement) {
        List<String> words = StatementWords.of(statement.text(), HEAD);
        if (words.size() < 2) {
            return false;
        }
        return switch (words.get(0)) {
            case "drop" -> DROPPING.contains(words.get(1));
            case "create" -> words.get(1).equals("materialized") || isMadeOfQuery(words);
            default -> false;
        };
    }

    private static boolean isMadeOfQuery(List<String> words) {
        int as = words.indexOf("as");
        return words.subList(1, Math.min(4, words.size())).contains("table")
                && as > 0
                && as + 1 < words.size()
                && QUERIES.contains(words.get(as + 1));
    }

    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public Optional<Set<ObjectPath>> tables(SqlStatement statement, Transaction transaction) throws SQLException {
        return transaction.written();
    }
}
