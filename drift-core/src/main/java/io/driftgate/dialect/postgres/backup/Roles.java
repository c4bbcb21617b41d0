package io.driftgate.dialect.postgres.backup;

import io.driftgate.schema.Identifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The roles that objects of a database name: owners, those with privileges, those of policies. */
final class Roles {
    private static final String NAMED = """
            SELECT DISTINCT r.rolname FROM pg_catalog.pg_shdepend d JOIN pg_catalog.pg_roles r ON r.oid = d.refobjid
            WHERE d.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass AND r.rolname !~ '^pg_'
              AND d.dbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
            ORDER BY 1""";

    private static final String DUPLICATE = "42710";

    private Roles() {}

    static List<String> named(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(NAMED)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /** Those that the server does not have. */
    static List<String> missing(Connection connection, List<String> names) throws SQLException {
        List<String> missing = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT FROM pg_catalog.pg_roles WHERE rolname = ?")) {
            for (String name : names) {
                query.setString(1, name);
                try (ResultSet row = query.executeQuery()) {
                    if (!row.next()) {
                        missing.add(name);
                    }
                }
            }
        }
        return missing;
    }

    /** Creates those that are missing, without login; on a server of one's own only. */
    static void create(Connection connection, List<String> names) throws SQLException {
        for (String name : names) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE ROLE " + Identifier.quote(name));
            } catch (SQLException e) {
                if (!DUPLICATE.equals(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }
}
