package io.driftgate.source;

import io.driftgate.dialect.Execution;
import io.driftgate.script.SqlStatement;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the statements of a script that runs in parts set for the rest of the session. What stands between two parts takes
 * that away, and so does a run that was cut off; then it is set once more, so that a later part finds what it would in psql. Not
 * thread-safe.
 */
public final class SettingsAbove {
    private final Execution execution;
    private final List<SqlStatement> statements;
    private boolean lost;

    /**
     * @param statements of the script
     * @param lost whether some have run already, in another session
     */
    public SettingsAbove(Execution execution, List<SqlStatement> statements, boolean lost) {
        this.execution = execution;
        this.statements = statements;
        this.lost = lost;
    }

    /** They may not hold any more. */
    public void lost() {
        lost = true;
    }

    /**
     * Sets them again where they were lost.
     *
     * @param next the number of the statement that runs next, from 0
     */
    public void restore(int next, Consumer<SqlStatement> runner) {
        if (lost) {
            lost = false;
            statements.subList(0, next).stream()
                    .filter(execution::isSessionSetting)
                    .forEach(runner);
        }
    }
}
