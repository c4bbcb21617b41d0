package io.driftgate.dialect;

import java.sql.SQLException;

/** Looks at a session from outside while a statement runs in it. Not thread-safe. */
public interface SessionWatch extends AutoCloseable {
    /** Knows nothing. */
    SessionWatch BLIND = new SessionWatch() {
        @Override
        public String doing() {
            return "";
        }

        @Override
        public void close() {}
    };

    /** What the statement waits for, or how far it is, without a subject; empty if it is just at work. */
    String doing() throws SQLException;

    @Override
    void close();
}
