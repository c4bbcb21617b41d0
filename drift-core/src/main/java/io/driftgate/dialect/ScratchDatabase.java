package io.driftgate.dialect;

import java.sql.Connection;
import java.sql.SQLException;

/** A database that did not exist before; {@link #close} removes it. */
public interface ScratchDatabase extends AutoCloseable {

    /** A new connection in the session state of a fresh login, auto-commit on; the caller closes it. */
    Connection connect() throws SQLException;

    @Override
    void close();
}
