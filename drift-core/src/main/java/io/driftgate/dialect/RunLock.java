package io.driftgate.dialect;

import java.sql.Connection;
import java.sql.SQLException;

/** Keeps two runs on one database apart. Gone with the process or connection that holds it; nothing is left behind. */
public interface RunLock extends AutoCloseable {

    /** Takes the lock if it is free. */
    boolean tryAcquire() throws SQLException;

    /** Whether this run holds it still; asks whoever keeps the lock. */
    boolean isHeld() throws SQLException;

    /**
     * Whether a proxy lends one session of the server to several connections in turn, so that no lock of a session lasts.
     *
     * @param other another connection to the database, with no transaction open
     */
    boolean sharesSessions(Connection other) throws SQLException;

    /** Who holds it, as far as can be told; empty if nothing is known. */
    String holder() throws SQLException;

    @Override
    void close();
}
