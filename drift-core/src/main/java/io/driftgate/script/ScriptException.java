package io.driftgate.script;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A script could not be read or one of its statements failed: {@code V12__orders.sql:14:1: relation "customers" does not
 * exist (SQLSTATE 42P01), in: ALTER TABLE customers …}.
 */
public final class ScriptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String script;
    private final int line;
    private final int column;
    private final @Nullable String sqlState;

    private ScriptException(
            String script, int line, int column, @Nullable String sqlState, String what, @Nullable Throwable cause) {
        super(script + ":" + line + ":" + column + ": " + what, cause);
        this.script = script;
        this.line = line;
        this.column = column;
        this.sqlState = sqlState;
    }

    private ScriptException(String script, @Nullable String sqlState, String message, Throwable cause) {
        super(message, cause);
        this.script = script;
        this.line = 0;
        this.column = 0;
        this.sqlState = sqlState;
    }

    /** The text itself is at fault. */
    public static ScriptException at(String script, int line, int column, String what) {
        return new ScriptException(script, line, column, null, what, null);
    }

    /**
     * The database refused a statement.
     *
     * @param position where in the statement, in characters from 1; 0: it did not say
     */
    public static ScriptException failed(
            String script, SqlStatement statement, int position, String message, SQLException cause) {
        String state = cause.getSQLState();
        String what = message + (state == null ? "" : " (SQLSTATE " + state + ")") + ", in: " + statement.firstLine();
        SqlStatement place = statement.from(position);
        return new ScriptException(script, place.line(), place.column(), state, what, cause);
    }

    /**
     * Code failed.
     *
     * @param name of the step
     */
    static ScriptException code(String name, Throwable cause) {
        String state = cause instanceof SQLException sql ? sql.getSQLState() : null;
        StackTraceElement[] trace = cause.getStackTrace();
        String place = "";
        for (StackTraceElement element : trace) {
            if (name.startsWith(element.getClassName())) {
                place = " (" + element.getFileName() + ":" + element.getLineNumber() + ")";
                break;
            }
        }
        String what = cause instanceof SQLException ? String.valueOf(cause.getMessage()) : cause.toString();
        return new ScriptException(
                name,
                state,
                name + place + ": " + what.lines().findFirst().orElse("")
                        + (state == null ? "" : " (SQLSTATE " + state + ")"),
                cause);
    }

    /** The same with something more to say at its end. */
    public ScriptException with(String more) {
        return new ScriptException(this, more);
    }

    private ScriptException(ScriptException same, String more) {
        super(same.getMessage() + more, same.getCause());
        script = same.script;
        line = same.line;
        column = same.column;
        sqlState = same.sqlState;
    }

    public String script() {
        return script;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    public @Nullable String sqlState() {
        return sqlState;
    }
}
