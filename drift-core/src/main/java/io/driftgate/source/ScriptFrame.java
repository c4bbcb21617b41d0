package io.driftgate.source;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ScriptInspector;
import io.driftgate.dialect.ScriptTraits;
import io.driftgate.dialect.TransactionControl;
import io.driftgate.script.Code;
import io.driftgate.script.Script;
import io.driftgate.script.ScriptException;
import io.driftgate.script.SqlStatement;
import io.driftgate.script.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a script stands to transactions, found out before any of its statements runs.
 *
 * @param statements how many there are
 * @param control the statements that control the transaction, in order
 * @param traits what else must be known before
 * @param names whether a statement has the word that was asked for; true where that cannot be known
 */
public record ScriptFrame(int statements, List<Control> control, ScriptTraits traits, boolean names) {

    private static final String ISOLATED =
            "would begin a part at another isolation level than its record. Write BEGIN, and before"
                    + " it SET default_transaction_isolation";

    /** A statement that controls the transaction, or a setting that may stand around one. */
    public record Control(int index, TransactionControl kind, SqlStatement statement) {}

    public ScriptFrame {
        control = List.copyOf(control);
    }

    /** Of a script, or of code, which only says of itself whether it replaces tables. */
    public static ScriptFrame of(Step step, Dialect dialect) {
        return of(step, dialect, "");
    }

    /**
     * As {@link #of(Step, Dialect)}.
     *
     * @param word looked for in the statements, in any case
     */
    public static ScriptFrame of(Step step, Dialect dialect, String word) {
        return step instanceof Code code
                ? new ScriptFrame(0, List.of(), dialect.execution().traits(code), true)
                : of((Script) step, dialect, word);
    }

    private static ScriptFrame of(Script script, Dialect dialect, String word) {
        ScriptInspector inspector = dialect.execution().inspect();
        List<Control> control = new ArrayList<>();
        int[] count = {0};
        boolean[] named = {false};
        try {
            dialect.splitter().split(script, statement -> {
                named[0] = named[0] || !word.isEmpty() && statement.mentions(word);
                TransactionControl kind = inspector.see(statement);
                if (kind != TransactionControl.NONE) {
                    control.add(new Control(count[0], kind, statement));
                }
                count[0]++;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(script.name() + " cannot be read: " + e.getMessage(), e);
        }
        return new ScriptFrame(count[0], control, inspector.traits(), named[0]);
    }

    /**
     * Refuses a script that would end the transaction in which it is to be proved.
     *
     * @throws ScriptException naming the statement
     */
    public void requireOneTransaction(Step script) {
        if (isWrapped()) {
            return;
        }
        for (Control statement : control) {
            if (statement.kind() != TransactionControl.SETTING) {
                throw ScriptException.at(
                        script.name(),
                        statement.statement().line(),
                        statement.statement().column(),
                        "\"" + statement.statement().firstLine()
                                + "\" would end the transaction in which this migration is proved before it is committed. Take it"
                                + " out, or begin the file with \"-- driftgate: transaction=off\" to run it without one.");
            }
        }
    }

    /**
     * Refuses a script that is to run statement by statement, and of which a part could not be committed as it says.
     *
     * @throws ScriptException naming the statement
     */
    public void requireBlocks(Step script) {
        Control begun = null;
        for (Control statement : control) {
            String wrong = isIsolated(statement) ? ISOLATED : wrong(statement.kind(), begun);
            if (!wrong.isEmpty()) {
                throw at(script, statement, wrong);
            }
            if (statement.kind() != TransactionControl.SETTING) {
                begun = statement.kind() == TransactionControl.BEGIN ? statement : null;
            }
        }
        if (begun != null) {
            throw at(
                    script,
                    begun,
                    "has no COMMIT, so that what comes after it would be rolled back. Add COMMIT, or take it out");
        }
    }

    private boolean isIsolated(Control statement) {
        return statement.kind() == TransactionControl.BEGIN
                && !traits.isolation().isEmpty()
                && statement.statement().mentions(traits.isolation());
    }

    private static String wrong(TransactionControl kind, @Nullable Control begun) {
        return switch (kind) {
            case NONE, SETTING -> "";
            case BEGIN ->
                begun == null
                        ? ""
                        : "begins a transaction inside of the one of line "
                                + begun.statement().line() + ". Add COMMIT before it";
            case COMMIT -> begun != null ? "" : "ends no transaction. Add BEGIN, or take it out";
            case ROLLBACK -> "takes back what stands before it, of which nothing could be recorded. Take out both";
            case OTHER_END ->
                "leaves a transaction open, or prepared. Write COMMIT, and BEGIN where the next part begins";
        };
    }

    private static ScriptException at(Step script, Control place, String wrong) {
        SqlStatement statement = place.statement();
        return ScriptException.at(
                script.name(), statement.line(), statement.column(), "\"" + statement.firstLine() + "\" " + wrong);
    }

    /** Whether one BEGIN … COMMIT stands around the whole script; settings may stand outside of it. */
    public boolean isWrapped() {
        List<Control> bounds = control.stream()
                .filter(statement -> statement.kind() != TransactionControl.SETTING)
                .toList();
        return bounds.size() == 2
                && bounds.get(0).kind() == TransactionControl.BEGIN
                && bounds.get(1).kind() == TransactionControl.COMMIT
                && onlySettings(0, bounds.get(0).index())
                && onlySettings(bounds.get(1).index() + 1, statements);
    }

    private boolean onlySettings(int from, int to) {
        long settings = control.stream()
                .filter(statement -> statement.kind() == TransactionControl.SETTING
                        && statement.index() >= from
                        && statement.index() < to)
                .count();
        return settings == to - from;
    }

    /** Whether the statement is the BEGIN or COMMIT that stands around the script, for which ours stand. */
    public boolean isOurs(int index) {
        return isWrapped()
                && control.stream()
                        .anyMatch(statement ->
                                statement.index() == index && statement.kind() != TransactionControl.SETTING);
    }
}
