package io.driftgate.source;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.dialect.SuppliedException;
import io.driftgate.dialect.Timeouts;
import io.driftgate.dialect.Transaction;
import io.driftgate.dialect.TransactionControl;
import io.driftgate.script.Script;
import io.driftgate.script.ScriptException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * Runs the script of a migration that was applied, in a scratch database, as it was applied there: in one transaction, in which SET
 * LOCAL, LOCK TABLE and deferred constraints mean something. What fails so was applied in another way, and is left to the caller.
 */
final class AppliedScript {
    private final Dialect dialect;
    private final ScratchDatabase database;
    private final String historyTable;
    private final Set<String> supplied = new HashSet<>();

    AppliedScript(Dialect dialect, ScratchDatabase database, String historyTable) {
        this.dialect = dialect;
        this.database = database;
        this.historyTable = historyTable;
    }

    /** How an attempt ended. */
    enum Outcome {
        DONE,
        /** Something that was missed is there now; nothing else is left. */
        AGAIN,
        /** It does not run in one transaction; nothing is left. */
        REFUSED
    }

    /** @param connection in the session state of a fresh login; it has another one afterwards */
    Outcome run(Script script, Connection connection) throws IOException {
        ScriptFrame frame = ScriptFrame.of(script, dialect);
        boolean controls = frame.control().stream().anyMatch(found -> found.kind() != TransactionControl.SETTING);
        if (controls || !script.isTransactional()) {
            return Outcome.REFUSED;
        }
        try {
            atOnce(script, frame, connection);
            return Outcome.DONE;
        } catch (ScriptException e) {
            boolean again = e.getCause() instanceof SuppliedException missed && supplied.add(missed.what());
            return again ? Outcome.AGAIN : Outcome.REFUSED;
        } catch (SQLException e) {
            return Outcome.REFUSED;
        }
    }

    private void atOnce(Script script, ScriptFrame frame, Connection connection) throws SQLException, IOException {
        Transaction transaction = dialect.execution().begin(connection, Timeouts.NONE, frame.traits());
        boolean committed = false;
        try {
            ScriptRunner runner = new ScriptRunner(dialect, database, connection, historyTable);
            dialect.splitter().split(script, statement -> runner.runOnce(script, statement));
            runner.forgetRecords();
            transaction.commit();
            committed = true;
        } finally {
            if (!committed) {
                transaction.rollback();
            }
        }
    }
}
