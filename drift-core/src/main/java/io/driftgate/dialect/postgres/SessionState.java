package io.driftgate.dialect.postgres;

import io.driftgate.dialect.postgres.catalog.AtOnce;
import io.driftgate.dialect.postgres.catalog.Message;
import io.driftgate.dialect.postgres.catalog.Plans;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives a session the state of a new login, as {@code DISCARD ALL} does (PostgreSQL manual, DISCARD), but for the plans that it
 * keeps: to plan the queries of a proof takes much longer than to run them. What a script prepared itself goes.
 */
final class SessionState {
    private static final String AS_NEW = """
            RESET SESSION AUTHORIZATION;
            RESET ALL;
            CLOSE ALL;
            UNLISTEN *;
            DISCARD SEQUENCES;
            DISCARD TEMP""";

    private static final String UNLOCK = """
            SELECT pg_catalog.pg_advisory_unlock_all(),
              (SELECT pg_catalog.string_agg('DEALLOCATE ' || pg_catalog.quote_ident(name), '; ')
               FROM pg_catalog.pg_prepared_statements WHERE from_sql AND name !~ '^driftgate_') AS prepared""";

    private @Nullable String prepared;

    private SessionState() {}

    /** Outside of a transaction. */
    static void renew(Connection connection) throws SQLException {
        SessionState renewed = Plans.keeping(connection, () -> {
            Message message = new Message(connection);
            SessionState state = renew(message);
            message.send();
            return state;
        });
        renewed.forgetPrepared(connection);
    }

    /** What a rollback leaves of a script: its prepared statements, and its advisory locks of the session. */
    static void forget(Connection connection) throws SQLException {
        SessionState forgotten = Plans.keeping(connection, () -> {
            SessionState state = new SessionState();
            Message message = new Message(connection);
            state.unlock(message);
            message.send();
            return state;
        });
        forgotten.forgetPrepared(connection);
    }

    /** Where the message will be; then what a script has prepared is to be forgotten. */
    static SessionState renew(Message message) {
        SessionState state = new SessionState();
        state.unlock(message.run(AS_NEW));
        return state;
    }

    private void unlock(Message message) {
        message.prepared(UNLOCK, List.of(), "prepared", found -> prepared = found);
    }

    void forgetPrepared(Connection connection) throws SQLException {
        if (prepared != null) {
            AtOnce.run(connection, prepared);
        }
    }
}
