package io.driftgate.dialect.postgres;

import io.driftgate.schema.Engine;
import java.sql.Connection;
import java.sql.SQLException;

/** Which PostgreSQL a server is. */
final class ServerVersion {
    private ServerVersion() {}

    /** The version without what a distributor adds: {@code 15.19} of {@code 15.19 (Debian 15.19-1)}. */
    static Engine engine(ServerLogin login) throws SQLException {
        try (Connection connection = login.maintenance()) {
            String version = connection.getMetaData().getDatabaseProductVersion();
            return new Engine(Engine.POSTGRESQL, version.split(" ", 2)[0]);
        }
    }
}
