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
import java.util.regex.Pattern;

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

    /** What a text means as a date or a number, and a date as a text, depends on these. */
    private static final Set<String> MEANING = Set.of(
            "bytea_output",
            "datestyle",
            "intervalstyle",
            "lc_monetary",
            "lc_numeric",
            "lc_time",
            "time",
            "timezone",
            "xmloption");

    private static final Pattern QUERY =
            Pattern.compile("\\bas\\s*\\(?\\s*(?:select|with|values|table|execute)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern RENAMING =
            Pattern.compile("\\brename\\s+to\\b|\\bset\\s+schema\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern CONVERSION =
            Pattern.compile("\\btype\\b(?:(?!\\btype\\b).)*?\\busing\\b", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final int HEAD = 4;

    private static final Set<String> DROPPING = Set.of("table", "schema", "owned");

    @Override
    public RowEffect of(SqlStatement statement) {
        List<String> words = StatementWords.of(statement.text(), HEAD);
        String first = words.isEmpty() ? "" : words.get(0);
        if (first.equals("set") && words.stream().anyMatch(MEANING::contains)) {
            return RowEffect.ANYTHING;
        }
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
            case "create" ->
                words.get(1).equals("materialized")
                        || words.contains("table")
                                && QUERY.matcher(statement.text()).find();
            case "alter" ->
                conversions(statement) > 0 || RENAMING.matcher(statement.text()).find();
            default -> false;
        };
    }

    @Override
    public int conversions(SqlStatement statement) {
        List<String> words = StatementWords.of(statement.text(), 2);
        return words.equals(List.of("alter", "table"))
                ? (int) CONVERSION.matcher(statement.text()).results().count()
                : 0;
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
