package io.driftgate.dialect.postgres;

import io.driftgate.dialect.ScriptInspector;
import io.driftgate.dialect.ScriptTraits;
import io.driftgate.dialect.TransactionControl;
import io.driftgate.script.SqlStatement;
import java.util.List;
import java.util.Set;

/** Tells PostgreSQL's transaction control from other statements, by the first words (manual, BEGIN, COMMIT, ROLLBACK). */
final class PostgresInspector implements ScriptInspector {
    /** {@code START TRANSACTION ISOLATION LEVEL REPEATABLE READ}. */
    private static final int WORDS = 6;

    private static final Set<String> LEVELS =
            Set.of("serializable", "repeatable read", "read committed", "read uncommitted");

    private boolean truncates;
    private String isolation = "";

    @Override
    public TransactionControl see(SqlStatement statement) {
        List<String> words = StatementWords.of(statement.text(), WORDS);
        String first = words.isEmpty() ? "" : words.get(0);
        String second = words.size() > 1 ? words.get(1) : "";
        truncates |= first.equals("truncate");
        return switch (first) {
            case "begin" -> begin(words);
            case "start" -> second.equals("transaction") ? begin(words) : TransactionControl.NONE;
            case "commit", "end" -> end(words);
            case "abort" -> TransactionControl.ROLLBACK;
            case "rollback" -> staysInside(words) ? TransactionControl.NONE : TransactionControl.ROLLBACK;
            case "prepare" -> second.equals("transaction") ? TransactionControl.OTHER_END : TransactionControl.NONE;
            default -> TransactionControl.NONE;
        };
    }

    private TransactionControl begin(List<String> words) {
        int level = words.indexOf("level");
        if (level > 0) {
            String asked = String.join(" ", words.subList(level + 1, words.size()));
            isolation = LEVELS.stream().filter(asked::startsWith).findFirst().orElse("");
        }
        return TransactionControl.BEGIN;
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
        return new ScriptTraits(false, truncates, Set.of(), isolation);
    }
}
