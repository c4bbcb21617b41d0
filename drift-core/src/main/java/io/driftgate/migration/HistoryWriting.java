package io.driftgate.migration;

import io.driftgate.dialect.Execution;
import io.driftgate.dialect.ScriptTraits;
import io.driftgate.dialect.Timeouts;
import io.driftgate.dialect.Transaction;
import java.sql.Connection;
import java.sql.SQLException;

/** Writes to the history in a transaction of its own: an entry is never gone, not even for a moment. */
final class HistoryWriting {

    private HistoryWriting() {}

    /** What writes. */
    @FunctionalInterface
    interface Writing {
        void write() throws SQLException;
    }

    /** @throws SQLException if a lock was not had in time, or the connection is lost; nothing was written then */
    static void commit(Execution execution, Connection connection, Timeouts timeouts, Writing writing)
            throws SQLException {
        Transaction transaction = execution.begin(connection, timeouts, ScriptTraits.NONE);
        try {
            writing.write();
            transaction.commit();
        } catch (SQLException | RuntimeException e) {
            rollback(transaction, e);
            throw e;
        }
    }

    /** The first error is the one that people need. */
    private static void rollback(Transaction transaction, Exception first) {
        try {
            transaction.rollback();
        } catch (SQLException second) {
            first.addSuppressed(second);
        }
    }
}
