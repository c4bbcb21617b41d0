package io.driftgate.dialect.postgres;

import io.driftgate.dialect.ScriptInspector;
import io.driftgate.dialect.ScriptTraits;
import io.driftgate.dialect.TransactionControl;
import io.driftgate.script.SqlStatement;
import java.util.List;
import java.util.Set;

/** Tells PostgreSQL's transaction control from other statements, by the first words (manual, BEGIN, COMMIT, ROLLBACK). */
final class PostgresInspector implements ScriptInspector {
    private boolean truncates;

    @Override
    public TransactionControl see(SqlStatement statement) {
        List<String> words = StatementWords.of(statement.text(), 3);
        String first = words.isEmpty() ? "" : words.get(0);
        String second = words.size() > 1 ? words.get(1) : "";
        truncates |= first.equals("truncate");
        return switch (first) {
            case "begin" -> TransactionControl.BEGIN;
            case "start" -> second.equals("transaction") ? TransactionControl.BEGIN : TransactionControl.NONE;
            case "commit", "end" -> TransactionControl.COMMIT;
            case "abort" -> TransactionControl.ROLLBACK;
            case "rollback" -> toSavepoint(words) ? TransactionControl.NONE : TransactionControl.ROLLBACK;
            case "prepare" -> second.equals("transaction") ? TransactionControl.COMMIT : TransactionControl.NONE;
            default -> TransactionControl.NONE;
        };
    }

    /** {@code ROLLBACK TO x}, {@code ROLLBACK WORK TO x}, {@code ROLLBACK TRANSACTION TO x}. */
    private static boolean toSavepoint(List<String> words) {
        return words.stream().skip(1).anyMatch("to"::equals);
    }

    @Override
    public ScriptTraits traits() {
        return new ScriptTraits(false, truncates, Set.of());
    }
}
