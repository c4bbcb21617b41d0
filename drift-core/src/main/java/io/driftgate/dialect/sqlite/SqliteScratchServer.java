package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.dialect.ScratchException;
import io.driftgate.dialect.ScratchServer;
import io.driftgate.schema.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.sqlite.JDBC;

/**
 * Makes temporary SQLite files that only their owner may read. Nothing keeps running between two of them, so that closing the
 * server ends nothing; each database is closed by whoever asked for it.
 */
public final class SqliteScratchServer implements ScratchServer {
    private final ScratchDirectory directory;

    /** In a directory of the user's own below the system's temporary directory. */
    public SqliteScratchServer() {
        this(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** @param parent where the user's directory is made; has to exist */
    public SqliteScratchServer(Path parent) {
        directory = new ScratchDirectory(parent);
    }

    @Override
    public Engine engine() throws SQLException {
        try (Connection connection = connect("jdbc:sqlite::memory:")) {
            return new SqliteDialect().engine(connection);
        }
    }

    @Override
    public ScratchDatabase create() {
        try {
            directory.removeLeftovers();
            return directory.create();
        } catch (IOException e) {
            throw new ScratchException(
                    "a temporary SQLite database cannot be made in " + directory + ": " + e
                            + "; make that directory writable or set -Djava.io.tmpdir to one that is",
                    e);
        }
    }

    @Override
    public void close() {}

    /** Without DriverManager, which does not see drivers in a plugin's class loader. */
    static Connection connect(String url) throws SQLException {
        return JDBC.createConnection(url, new Properties());
    }
}
