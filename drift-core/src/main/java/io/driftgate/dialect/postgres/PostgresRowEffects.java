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
    public boolean mayDropTables(SqlStatement statement) {
        List<String> words = StatementWords.of(statement.text(), 2);
        return words.size() == 2 && words.get(0).equals("drop") && DROPPING.contains(words.get(1));
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
