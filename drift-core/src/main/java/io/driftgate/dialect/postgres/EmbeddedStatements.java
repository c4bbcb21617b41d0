package io.driftgate.dialect.postgres;

import io.driftgate.dialect.SuppliedException;
import io.driftgate.dialect.postgres.embedded.EmbeddedPostgres;
import io.driftgate.script.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** On a server of one's own a script may do anything, and roles that it takes for granted are there when they are missed. */
final class EmbeddedStatements implements ScratchStatements {
    /** Statements that hardly ever miss a role, or that a savepoint must not surround. */
    private static final Set<String> PLAIN = Set.of(
            "insert",
            "copy",
            "begin",
            "start",
            "commit",
            "end",
            "rollback",
            "abort",
            "savepoint",
            "release",
            "prepare");

    private static final String SAVEPOINT = "driftgate_role";

    private final EmbeddedPostgres server;
    private final EmbeddedRoles roles;

    EmbeddedStatements(EmbeddedPostgres server) {
        this.server = server;
        this.roles = new EmbeddedRoles(server);
    }

    @Override
    public void run(Connection connection, SqlStatement statement) throws SQLException {
        Set<String> supplied = new HashSet<>();
        boolean guarded = inTransaction(connection) && !PLAIN.contains(firstWord(statement));
        while (true) {
            try {
                attempt(connection, statement, guarded);
                return;
            } catch (SQLException e) {
                if (!recoverable(connection, guarded)) {
                    throw explained(e);
                }
                Optional<String> what = roles.supply(e);
                if (what.isEmpty() || !supplied.add(what.get())) {
                    throw explained(e);
                }
                if (guarded) {
                    notice(connection);
                }
            }
        }
    }

    @Override
    public void runOnce(Connection connection, SqlStatement statement) throws SQLException {
        try {
            PostgresStatements.run(connection, statement);
        } catch (SQLException e) {
            Optional<String> what = roles.supply(e);
            throw what.isEmpty() ? explained(e) : new SuppliedException(what.get(), explained(e));
        }
    }

    private SQLException explained(SQLException e) {
        return MissingParts.explained(
                e,
                "the embedded PostgreSQL " + server.major(),
                "set db.scratch to the JDBC URL of a server that has it (db.scratch=jdbc:postgresql://…)");
    }

    private static void attempt(Connection connection, SqlStatement statement, boolean guarded) throws SQLException {
        if (!guarded) {
            PostgresStatements.run(connection, statement);
            return;
        }
        execute(connection, "SAVEPOINT " + SAVEPOINT);
        try {
            PostgresStatements.run(connection, statement);
        } catch (SQLException e) {
            execute(connection, "ROLLBACK TO SAVEPOINT " + SAVEPOINT);
            throw e;
        }
        execute(connection, "RELEASE SAVEPOINT " + SAVEPOINT);
    }

    private static boolean recoverable(Connection connection, boolean guarded) throws SQLException {
        return guarded || !inTransaction(connection);
    }

    /**
     * Within a transaction a session goes on believing that a role is missing, or may do nothing, until it locks a relation for the first time;
     * rolled back, the lock is new each time.
     */
    private static void notice(Connection connection) throws SQLException {
        execute(connection, "SAVEPOINT " + SAVEPOINT);
        execute(connection, "SELECT FROM pg_catalog.pg_roles LIMIT 0");
        execute(connection, "ROLLBACK TO SAVEPOINT " + SAVEPOINT);
    }

    private static boolean inTransaction(Connection connection) throws SQLException {
        return connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE
                || !connection.getAutoCommit();
    }

    private static String firstWord(SqlStatement statement) {
        return StatementWords.of(statement.text(), 1).stream()
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement jdbc = connection.createStatement()) {
            jdbc.execute(sql);
        }
    }
}
