package io.driftgate.dialect.postgres;

import io.driftgate.connection.Database;
import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.dialect.ScratchException;
import io.driftgate.script.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A database of a scratch server. A session of its own stays in it until it is closed, as a sign that it is in use. */
final class PostgresScratchDatabase implements ScratchDatabase {
    private final String name;
    private final ServerLogin login;
    private final ScratchStatements statements;
    private final Connection presence;
    private final End end;
    private boolean ended;

    /** What becomes of a database that nobody uses any more. */
    interface End {
        void of(String name) throws SQLException;
    }

    PostgresScratchDatabase(String name, ServerLogin login, ScratchStatements statements, End end) throws SQLException {
        this.name = name;
        this.login = login;
        this.statements = statements;
        this.end = end;
        this.presence = login.connect(name);
    }

    @Override
    public Connection connect() throws SQLException {
        return login.connect(name);
    }

    @Override
    public Database address() {
        return login.address(name);
    }

    /** Far faster than a login. */
    @Override
    public Connection renew(Connection used) throws SQLException {
        try (Statement statement = used.createStatement()) {
            used.setAutoCommit(true);
            statement.execute("ROLLBACK");
        }
        SessionState.renew(used);
        return used;
    }

    @Override
    public void run(Dialect dialect, Connection connection, SqlStatement statement) throws SQLException {
        statements.run(connection, statement);
    }

    @Override
    public void runOnce(Dialect dialect, Connection connection, SqlStatement statement) throws SQLException {
        statements.runOnce(connection, statement);
    }

    @Override
    public synchronized void close() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            presence.close();
            end.of(name);
        } catch (SQLException e) {
            throw new ScratchException(
                    "The scratch database " + name + " could not be dropped (" + e.getMessage()
                            + "): the next run tries again, or drop it by hand.",
                    e);
        }
    }
}
