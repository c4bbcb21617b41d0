package io.driftgate.dialect.postgres;

import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import io.driftgate.connection.JdbcUrl;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.dialect.ScratchException;
import io.driftgate.dialect.ScratchServer;
import io.driftgate.schema.Engine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Scratch databases on a server that is already there, beside databases that are none of ours: creates and drops databases
 * under reserved names and touches no other.
 */
public final class RemoteScratchServer implements ScratchServer {
    private static final String EXTENSIONS =
            "SELECT string_agg(name || ' ' || default_version, ', ' ORDER BY name) FROM pg_available_extensions";

    private final Database server;
    private final DatabaseLocale locale;
    private final ServerLogin login;

    /** With databases in the plain locale. */
    public RemoteScratchServer(Database server) {
        this(server, DatabaseLocale.PLAIN);
    }

    /**
     * Nothing is done before a database is asked for.
     *
     * @param server the URL of any database of the server, in which nothing is changed
     * @param locale of the databases; one that the server does not have is replaced by the plain one
     */
    public RemoteScratchServer(Database server, DatabaseLocale locale) {
        this.server = server;
        this.locale = locale;
        this.login = new RemoteLogin(server);
    }

    @Override
    public Engine engine() throws SQLException {
        return ServerVersion.engine(login);
    }

    @Override
    public String identity() throws SQLException {
        try (Connection connection = login.maintenance();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(EXTENSIONS)) {
            rows.next();
            return engine() + " " + rows.getString(1);
        }
    }

    @Override
    public ScratchDatabase create() {
        try {
            ScratchDatabases databases = new ScratchDatabases(login);
            databases.removeLeftovers();
            String name = databases.create(locale);
            return new PostgresScratchDatabase(name, login, new RemoteStatements(server.shownUrl()), databases::drop);
        } catch (SQLException e) {
            throw new ScratchException(refusal(e), e);
        }
    }

    private String refusal(SQLException e) {
        if ("42501".equals(e.getSQLState())) {
            return "The role of db.scratch may not create databases on " + server.shownUrl()
                    + ": give it the right (ALTER ROLE … CREATEDB), or use db.scratch=auto.";
        }
        return "No scratch database can be created on " + server.shownUrl() + ": " + e.getMessage()
                + " Use another server, or db.scratch=auto.";
    }

    /** Every database was dropped when it was closed; there is nothing else to end. */
    @Override
    public void close() {}

    /** With the server's credentials. */
    private record RemoteLogin(Database server) implements ServerLogin {
        @Override
        public Connection maintenance() {
            return Connector.open(server);
        }

        @Override
        public Connection connect(String database) {
            return Connector.open(address(database));
        }

        @Override
        public Database address(String database) {
            return new Database(
                    JdbcUrl.withPostgresDatabase(server.url(), database),
                    server.user(),
                    server.password(),
                    server.connectTimeout());
        }
    }
}
