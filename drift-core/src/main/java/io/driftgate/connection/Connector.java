package io.driftgate.connection;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** Opens connections, and says in one sentence why one cannot be opened. */
public final class Connector {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private Connector() {}

    /**
     * Opens a connection; tries again while a server is starting, until the database's connect timeout has passed.
     *
     * @throws ConnectionException if there is no connection; neither its message nor its causes hold a credential
     */
    public static Connection open(Database database) {
        SqliteFile.requireReadable(database);
        return open(database, false);
    }

    /** As {@link #open}, but a SQLite file that does not exist is created, as it is by SQLite itself. */
    public static Connection openOrCreate(Database database) {
        boolean create = SqliteFile.isMissing(database);
        if (!create) {
            SqliteFile.requireReadable(database);
        }
        return open(database, create);
    }

    /** As {@link #open}, but a SQLite file that does not exist is an empty database, and stays away. */
    public static Connection openOrEmpty(Database database) {
        return SqliteFile.isMissing(database) ? open(Database.at("jdbc:sqlite::memory:"), true) : open(database);
    }

    private static Connection open(Database database, boolean create) {
        Driver driver = Drivers.find(database);
        long end = System.nanoTime() + database.connectTimeout().toNanos();
        while (true) {
            try {
                return connect(driver, database, create);
            } catch (SQLException e) {
                if (!StartingServer.mayBe(e) || System.nanoTime() >= end) {
                    throw new ConnectionException(Refusal.sentence(database, e), new Secrets(database).withheld(e));
                }
                pause(database);
            }
        }
    }

    private static Connection connect(Driver driver, Database database, boolean create) throws SQLException {
        Connection connection = driver.connect(database.url(), properties(database, create));
        if (connection == null) {
            throw new SQLException("The driver does not take this URL", "08001");
        }
        try {
            SqliteFile.requireDatabase(connection, database);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static Properties properties(Database database, boolean create) {
        Properties properties = new Properties();
        if (database.user() != null) {
            properties.setProperty("user", database.user());
        }
        if (database.password() != null) {
            properties.setProperty("password", database.password());
        }
        if (database.url().startsWith("jdbc:postgresql:")) {
            properties.setProperty("ApplicationName", "driftgate");
            properties.setProperty("assumeMinServerVersion", "12");
            // Something that takes the call and never answers would be waited for without end; the URL may say
            // otherwise.
            properties.setProperty("loginTimeout", "60");
        }
        if (!create) {
            SqliteFile.neverCreate(database, properties);
        }
        return properties;
    }

    private static void pause(Database database) {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectionException("The wait for " + database.shownUrl() + " was interrupted.", e);
        }
    }
}
