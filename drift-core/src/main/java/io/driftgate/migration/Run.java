package io.driftgate.migration;

import io.driftgate.connection.Database;
import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.Execution;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What one run works with.
 *
 * @param connection the one that migrations run on, in auto-commit mode
 * @param lock held when the run begins
 * @param longStatements is told what runs on the connection
 */
record Run(
        Dialect dialect,
        Database database,
        Connection connection,
        LockCheck lock,
        HistoryTable history,
        Ledger ledger,
        Comparer comparer,
        MigrationSettings settings,
        MigrationListener listener,
        LongStatements longStatements) {

    Run with(Ledger other) {
        return new Run(
                dialect, database, connection, lock, history, other, comparer, settings, listener, longStatements);
    }

    Execution execution() {
        return dialect.execution();
    }

    /** @throws MigrationException if another run may have begun meanwhile */
    void requireLock() {
        try {
            if (lock.isHeld()) {
                return;
            }
        } catch (SQLException e) {
            throw new MigrationException(
                    "The connection that held the run lock was lost, so another run may have begun; the open migration was"
                            + " rolled back. Run " + ledger.direction().goal()
                            + " again: it goes on where the history ends.",
                    e);
        }
        throw new MigrationException(
                "The run lock was lost, so another run may have begun; the open migration was rolled back. Run "
                        + ledger.direction().goal() + " again: it goes on where the history ends.");
    }
}
