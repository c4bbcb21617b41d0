package io.driftgate.script;

import java.sql.Connection;
import java.sql.SQLException;

/** A step that is no script, such as a migration that is written in Java. */
public non-sealed interface Code extends Step {

    /**
     * Does the work.
     *
     * @param connection the run's own; neither committed nor closed by the code
     * @throws SQLException if the database refuses something
     */
    void run(Connection connection) throws SQLException;

    /** Whether tables that stood before are dropped, renamed or replaced. */
    default boolean replacesTables() {
        return false;
    }

    /** SHA-256 over what the code consists of, as 64 hex digits. */
    String checksum();
}
