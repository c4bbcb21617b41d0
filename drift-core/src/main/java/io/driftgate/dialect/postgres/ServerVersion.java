package io.driftgate.dialect.postgres;

import io.driftgate.schema.Engine;
import java.sql.Connection;
import java.sql.SQLException;

/** Which PostgreSQL a server is. */
final class ServerVersion {
    private ServerVersion() {}

    static Engine engine(ServerLogin login) throws SQLException {
        try (Connection connection = login.maintenance()) {
            return new PostgresDialect().engine(connection);
        }
    }
}
