package io.driftgate.migration;

import io.driftgate.connection.Database;
import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.RunLock;
import io.driftgate.schema.ObjectPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Opens a database for one run at a time. */
final class Exclusive {
    private final Dialect dialect;
    private final ObjectPath historyTable;
    private final Duration wait;
    private final MigrationListener listener;

    /** @param wait for another run to end; zero tries once */
    Exclusive(Dialect dialect, ObjectPath historyTable, Duration wait, MigrationListener listener) {
        this.dialect = dialect;
        this.historyTable = historyTable;
        this.wait = wait;
        this.listener = listener;
    }

    /** Something done while no other run is at work. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection, RunLock lock) throws SQLException;
    }

    /** @throws MigrationException if another run does not end in time, or no lock lasts on that connection */
    <T> T run(Connection connection, Database database, Work<T> work) throws SQLException {
        try (RunLock lock = dialect.execution().lock(database, historyTable)) {
            Targets.requireSessions(lock, connection, database);
            if (!RunLocks.acquire(lock, wait, listener)) {
                throw new MigrationException("Another run holds the lock on " + database.shownUrl() + held(lock)
                        + ". Wait for it to end, or give it more time with db.lockTimeout; nothing was changed.");
            }
            return work.with(connection, lock);
        }
    }

    private static String held(RunLock lock) throws SQLException {
        String holder = lock.holder();
        return holder.isEmpty() ? "" : ": " + holder;
    }
}
