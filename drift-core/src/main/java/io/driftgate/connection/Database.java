package io.driftgate.connection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a live database.
 *
 * @param url a JDBC URL; may hold credentials, so it is only ever shown through {@link #shownUrl}
 * @param user null: as the URL or the driver has it
 * @param password null: as the URL or the driver has it
 * @param connectTimeout how long to go on trying until a starting server is ready; zero tries once
 */
public record Database(
        String url, @Nullable String user, @Nullable String password, Duration connectTimeout) {

    public static Database at(String url) {
        return new Database(url, null, null, Duration.ZERO);
    }

    /** The URL without user, password and other secrets. */
    public String shownUrl() {
        return JdbcUrl.shown(url);
    }

    /** Hides the credentials. */
    @Override
    public String toString() {
        return shownUrl();
    }
}
