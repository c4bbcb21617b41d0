package io.driftgate.dialect;

import io.driftgate.connection.Database;
import io.driftgate.script.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;

/** A database that did not exist before; {@link #close} removes it. */
public interface ScratchDatabase extends AutoCloseable {

    /** A new connection in the session state of a fresh login, auto-commit on; the caller closes it. */
    Connection connect() throws SQLException;

    /** How programs beside this one reach it; the coordinates hold its password. */
    Database address();

    /**
     * A connection in the session state of a fresh login, for the next script; takes the place of the one that the last script
     * used, which is closed or made as new, whatever the script left open in it.
     */
    default Connection renew(Connection used) throws SQLException {
        used.close();
        return connect();
    }

    /**
     * Runs one statement of a script as {@link Dialect#run} does, and settles what only a scratch database lacks, such as the
     * roles that a script grants to.
     *
     * @throws SQLException also if a scratch database must not run the statement; its message then says why and what to do
     */
    default void run(Dialect dialect, Connection connection, SqlStatement statement) throws SQLException {
        dialect.run(connection, statement);
    }

    /**
     * As {@link #run}, in a transaction that can be run again as a whole, which takes less time.
     *
     * @throws SuppliedException if the statement will find next time what it missed
     */
    default void runOnce(Dialect dialect, Connection connection, SqlStatement statement) throws SQLException {
        run(dialect, connection, statement);
    }

    @Override
    void close();
}
