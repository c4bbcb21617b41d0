package io.driftgate.dialect.postgres;

import io.driftgate.schema.Identifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What scripts leave on a server beside their database: databases, tablespaces and roles. On a server of one's own they are
 * removed, so that the next script that creates them finds none.
 */
final class SharedObjects {
    private static final String FOUND =
            "SELECT 'DROP DATABASE ', datname FROM pg_catalog.pg_database WHERE datname NOT IN ('postgres', 'template0', 'template1')"
                    + " UNION ALL SELECT 'DROP TABLESPACE ', spcname FROM pg_catalog.pg_tablespace WHERE spcname NOT LIKE 'pg\\_%'"
                    + " UNION ALL SELECT 'DROP ROLE ', rolname FROM pg_catalog.pg_roles"
                    + " WHERE rolname NOT LIKE 'pg\\_%' AND oid <> 10";

    private SharedObjects() {}

    /**
     * @param maintenance as superuser, while no script is at work
     * @param kept databases that stay
     */
    static void remove(Connection maintenance, Set<String> kept) throws SQLException {
        for (String statement : statements(maintenance, kept)) {
            try (Statement jdbc = maintenance.createStatement()) {
                jdbc.execute(statement);
            }
        }
    }

    private static List<String> statements(Connection connection, Set<String> kept) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(FOUND)) {
            while (rows.next()) {
                if (!kept.contains(rows.getString(2))) {
                    all.add(rows.getString(1) + Identifier.quote(rows.getString(2)));
                }
            }
        }
        return all;
    }
}
