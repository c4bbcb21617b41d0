package io.driftgate.dialect.postgres;

import io.driftgate.dialect.postgres.embedded.EmbeddedPostgres;
import io.driftgate.schema.Identifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Roles on a server of one's own. What a role may do on the real server is not known here: whether a script that changes to it
 * ({@code SET ROLE}) has the right to go on, only that server can say.
 */
final class EmbeddedRoles {
    private static final String DUPLICATE = "42710";

    private static final String LIMITED =
            "SELECT rolname FROM pg_catalog.pg_roles WHERE rolname !~ '^pg_' AND NOT rolsuper ORDER BY 1";

    private final EmbeddedPostgres server;

    EmbeddedRoles(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Supplies what a statement missed, on another connection, so that it outlives whatever becomes of the script's transaction.
     *
     * @return what is there now, such as {@code role app}; empty if it is no role and no right that was missed, or if the role
     *     was made by the very transaction that missed a right
     */
    Optional<String> supply(SQLException error) throws SQLException {
        Optional<String> role = MissingParts.role(error);
        if (role.isPresent()) {
            create(role.get());
            return role.map(name -> "role " + name);
        }
        return MissingParts.isRight(error) ? empower() : Optional.empty();
    }

    private void create(String role) throws SQLException {
        try {
            server.execute("CREATE ROLE " + Identifier.quote(role) + " SUPERUSER");
        } catch (SQLException e) {
            if (!DUPLICATE.equals(e.getSQLState())) { // another replay has just created it
                throw e;
            }
        }
    }

    /** All of them: a failed transaction does not tell any more whose right was missed. */
    private Optional<String> empower() throws SQLException {
        List<String> limited = limited();
        for (String role : limited) {
            server.execute("ALTER ROLE " + Identifier.quote(role) + " SUPERUSER");
        }
        return limited.isEmpty() ? Optional.empty() : Optional.of("rights of " + String.join(", ", limited));
    }

    private List<String> limited() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(LIMITED)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
