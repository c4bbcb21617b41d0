package io.driftgate.dialect.postgres;

import io.driftgate.dialect.ReadScope;
import io.driftgate.dialect.postgres.embedded.EmbeddedPostgres;
import io.driftgate.schema.Schema;
import io.driftgate.script.Script;
import io.driftgate.source.SchemaReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A new database on a test server, dropped when closed. */
final class PostgresDatabase implements AutoCloseable {
    static final ReadScope ALL = new ReadScope(List.of("*"));
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final EmbeddedPostgres server;
    private final String name = "test_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();

    PostgresDatabase(int major) throws SQLException {
        server = TestPostgres.server(major);
        server.execute("CREATE DATABASE " + name + " TEMPLATE template0");
    }

    EmbeddedPostgres server() {
        return server;
    }

    String name() {
        return name;
    }

    Connection connect() throws SQLException {
        return server.connect(name);
    }

    static void run(Connection connection, String sql) throws SQLException, IOException {
        PostgresDialect dialect = new PostgresDialect();
        dialect.splitter().split(Script.of("test.sql", sql), statement -> {
            try {
                dialect.run(connection, statement);
            } catch (SQLException e) {
                throw new IllegalStateException(e.getMessage() + " in " + statement.text(), e);
            }
        });
    }

    static Schema read(Connection connection) throws SQLException {
        return SchemaReader.read(connection, ALL);
    }

    /** The first value of a query's first row. */
    static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    /** A database with a subscription cannot be dropped. */
    @Override
    public void close() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SUBSCRIPTION IF EXISTS mirror");
        }
        server.execute("DROP DATABASE " + name);
    }
}
