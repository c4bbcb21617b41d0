package io.driftgate.dialect.postgres;

import io.driftgate.script.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;

/** Runs a script's statements in a scratch database and explains, or mends, what the scratch server lacks. */
interface ScratchStatements {

    /**
     * Runs one statement.
     *
     * @throws SQLException with the state of the server's own error where there was one
     */
    void run(Connection connection, SqlStatement statement) throws SQLException;

    /**
     * Runs one statement of a transaction that can be run again as a whole: without a savepoint.
     *
     * @throws io.driftgate.dialect.SuppliedException if it will find next time what it missed
     */
    default void runOnce(Connection connection, SqlStatement statement) throws SQLException {
        run(connection, statement);
    }
}
