package io.driftgate.dialect.postgres;

import io.driftgate.dialect.ScriptInspector;
import io.driftgate.dialect.ScriptTraits;
import io.driftgate.dialect.TransactionControl;
import io.driftgate.script.SqlStatement;
import java.util.List;
import java.util.Set;

/** Tells PostgreSQL's transaction control from other statements, by the first words (manual, BEGIN, COMMIT, ROLLBACK). */
final class PostgresInspector implements ScriptInspector {
    /** {@code COMMIT TRANSACTION AND CHAIN}. */
    private static final int WORDS = 4;

    private boolean truncates;

    @Override
    public TransactionControl see(SqlStatement statement) {
        List<String> words = StatementWords.of(statement.text(), WORDS);
        String first = words.isEmpty() ? "" : words.get(0);
        String second = words.size() > 1 ? words.get(1) : "";
        truncates |= first.equals("truncate");
        return switch (first) {
            case "begin" -> TransactionControl.BEGIN;
            case "start" -> second.equals("transaction") ? TransactionControl.BEGIN : TransactionControl.NONE;
            case "commit", "end" -> end(words);
            case "abort" -> TransactionControl.ROLLBACK;
            case "rollback" -> staysInside(words) ? TransactionControl.NONE : TransactionControl.ROLLBACK;
            case "prepare" -> second.equals("transaction") ? TransactionControl.OTHER_END : TransactionControl.NONE;
            default -> TransactionControl.NONE;
        };
    }

    /** What was prepared before is of no transaction any more. */
    private static TransactionControl end(List<String> words) {
        if (words.contains("prepared")) {
            return TransactionControl.NONE;
        }
        boolean chained = words.contains("chain") && !words.contains("no");
        return chained ? TransactionControl.OTHER_END : TransactionControl.COMMIT;
    }

    /** {@code ROLLBACK TO x}, {@code ROLLBACK WORK TO x}, {@code ROLLBACK TRANSACTION TO x}; {@code ROLLBACK PREPARED 'x'}. */
    private static boolean staysInside(List<String> words) {
        return words.stream().skip(1).anyMatch(word -> word.equals("to") || word.equals("prepared"));
    }

    @Override
    public ScriptTraits traits() {
        return new ScriptTraits(false, truncates, Set.of());
    }
}
