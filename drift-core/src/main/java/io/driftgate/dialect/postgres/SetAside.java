package io.driftgate.dialect.postgres;

import io.driftgate.dialect.Execution;
import io.driftgate.dialect.postgres.catalog.AtOnce;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Sets aside what a script has set for its session, by whatever means: the rest of a transaction has the settings of the login, and
 * after it those of the script hold again (PostgreSQL manual, SET: a SET LOCAL after a SET).
 */
final class SetAside {
    /**
     * Inside a transaction. First of all the names that the rest of it uses mean what they are to mean. What belongs to the transaction
     * stays, and so does what cannot be set once it is in use.
     */
    static final String SQL = """
            SET LOCAL search_path = pg_catalog, pg_temp;
            SET LOCAL SESSION AUTHORIZATION DEFAULT;
            SET LOCAL role TO DEFAULT;
            SELECT set_config(name, reset_val, true) FROM pg_settings
            WHERE source = 'session' AND reset_val IS NOT NULL AND name !~ '^transaction_' AND name <> 'temp_buffers'
              AND (context = 'user'
                OR context = 'superuser' AND (SELECT rolsuper FROM pg_roles WHERE rolname = current_user))""";

    private SetAside() {}

    static <T> T during(Connection connection, Execution.Work<T> work) throws SQLException {
        boolean done = false;
        try {
            AtOnce.run(connection, "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; " + SQL);
            T result = work.run();
            AtOnce.run(connection, "COMMIT");
            done = true;
            return result;
        } finally {
            if (!done && !connection.isClosed()) {
                AtOnce.run(connection, "ROLLBACK");
            }
        }
    }
}
