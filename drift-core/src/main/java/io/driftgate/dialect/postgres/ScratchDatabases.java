package io.driftgate.dialect.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Creates and drops databases under reserved names, and marks them as its own. */
final class ScratchDatabases {
    /** The comment that, with the reserved name, shows a database to be ours. */
    static final String MARKER = "Scratch database of driftgate; removed by its next run.";

    /** A database this old without a session is nobody's: whoever uses one stays connected to it. */
    private static final int GRACE_SECONDS = 300;

    /** No such locale; no such collation provider or encoding for it; a server built without one. */
    private static final Set<String> NO_SUCH_LOCALE = Set.of("42809", "22023", "0A000");

    private static final String LEFTOVERS = "SELECT datname FROM pg_catalog.pg_database d"
            + " WHERE datname ~ '" + ScratchNames.PATTERN + "'"
            + " AND pg_catalog.shobj_description(d.oid, 'pg_database') = '" + MARKER + "'"
            + " AND pg_catalog.pg_has_role(datdba, 'USAGE')"
            + " AND substring(datname from '" + ScratchNames.PATTERN + "')::bigint < extract(epoch FROM now()) - "
            + GRACE_SECONDS
            + " AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity a WHERE a.datid = d.oid)";

    private final ServerLogin login;

    ScratchDatabases(ServerLogin login) {
        this.login = login;
    }

    /** Creates an empty database; where the locale is unknown to the server, in the plain one. Returns its name. */
    String create(DatabaseLocale locale) throws SQLException {
        String name = ScratchNames.next(Instant.now());
        try (Connection connection = login.maintenance()) {
            int major = DatabaseLocale.major(connection);
            try {
                execute(connection, creation(name, locale.options(major)));
            } catch (SQLException e) {
                if (!NO_SUCH_LOCALE.contains(String.valueOf(e.getSQLState()))) {
                    throw e;
                }
                execute(connection, creation(name, locale.plain().options(major)));
            }
            execute(connection, "COMMENT ON DATABASE " + name + " IS '" + MARKER + "'");
        }
        return name;
    }

    private static String creation(String name, String options) {
        return "CREATE DATABASE " + name + " TEMPLATE template0 " + options;
    }

    /** Drops a database that {@link #create} returned, ending its sessions. */
    void drop(String name) throws SQLException {
        try (Connection connection = login.maintenance()) {
            if (DatabaseLocale.major(connection) >= 13) {
                execute(connection, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            } else {
                endSessions(connection, name);
                execute(connection, "DROP DATABASE IF EXISTS " + name);
            }
        }
    }

    /** Before version 13 there is no FORCE; an ended session may take a moment to be gone, for which DROP itself waits 5 s. */
    private static void endSessions(Connection connection, String name) throws SQLException {
        execute(
                connection,
                "SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE datname = '" + name
                        + "'");
    }

    /** Drops what crashed runs left. Never by force: a database that somebody has just entered stays. */
    void removeLeftovers() throws SQLException {
        try (Connection connection = login.maintenance()) {
            for (String name : leftovers(connection)) {
                try {
                    execute(connection, "DROP DATABASE IF EXISTS " + name);
                } catch (SQLException e) {
                    // In use after all, or dropped by somebody else at this moment.
                }
            }
        }
    }

    private static List<String> leftovers(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(LEFTOVERS)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
