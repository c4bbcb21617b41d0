package io.driftgate.dialect.postgres;

import io.driftgate.dialect.Hurdle;
import io.driftgate.dialect.Needs;
import io.driftgate.dialect.Preflight;
import io.driftgate.schema.ObjectPath;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The server's version and state, the role's rights, and sessions that would be waited for. A script may change to any role that
 * its own is a member of, so that one of these may have the right.
 */
final class PostgresPreflight implements Preflight {
    private static final int OLDEST = 120000;

    private static final String SERVER = """
            SELECT pg_catalog.current_setting('server_version_num')::integer, pg_catalog.current_setting('server_version'),
              pg_catalog.pg_is_in_recovery(), pg_catalog.current_setting('default_transaction_read_only')::boolean,
              pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE'), current_user,
              pg_catalog.current_database()""";

    private static final String SCHEMAS = """
            SELECT n.nspname FROM pg_catalog.pg_namespace n
            WHERE n.nspname = ANY (?) AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_roles r
              WHERE pg_catalog.pg_has_role(r.oid, 'MEMBER') AND pg_catalog.has_schema_privilege(r.oid, n.oid, 'CREATE'))
            ORDER BY 1""";

    /** Whatever role a script changes to, the history is written by the one that logs in. */
    private static final String RECORDS = """
            SELECT n.nspname FROM pg_catalog.pg_namespace n
            WHERE n.nspname = ANY (?) AND NOT pg_catalog.has_schema_privilege(n.oid, 'CREATE')
              AND EXISTS (SELECT 1 FROM pg_catalog.pg_roles r
                WHERE pg_catalog.pg_has_role(r.oid, 'MEMBER') AND pg_catalog.has_schema_privilege(r.oid, n.oid, 'CREATE'))
            ORDER BY 1""";

    private static final String OWNERS = """
            SELECT c.oid::pg_catalog.regclass::text, pg_catalog.pg_get_userbyid(c.relowner)
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname || '.' || c.relname = ANY (?)
              AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND NOT pg_catalog.pg_has_role(c.relowner, 'MEMBER') ORDER BY 1""";

    private static final String DROPPERS = """
            SELECT c.oid::pg_catalog.regclass::text, pg_catalog.pg_get_userbyid(c.relowner)
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname || '.' || c.relname = ANY (?) AND NOT pg_catalog.pg_has_role(c.relowner, 'MEMBER')
              AND NOT pg_catalog.pg_has_role(n.nspowner, 'MEMBER') ORDER BY 1""";

    private static final String PARENTS = """
            SELECT c.oid::pg_catalog.regclass::text
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname || '.' || c.relname = ANY (?)
              AND c.relkind IN ('r', 'p') AND NOT pg_catalog.has_any_column_privilege(c.oid, 'REFERENCES') ORDER BY 1""";

    /** Old enough that they will not have ended by the time the run comes to the table. */
    private static final String SESSIONS = """
            SELECT a.pid, coalesce(a.usename, ''), coalesce(a.application_name, ''),
              pg_catalog.min(l.relation::pg_catalog.regclass::text),
              pg_catalog.extract('epoch', pg_catalog.clock_timestamp() - a.xact_start)::integer
            FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
              JOIN pg_catalog.pg_class c ON c.oid = l.relation JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE l.locktype = 'relation' AND l.granted AND a.pid <> pg_catalog.pg_backend_pid()
              AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
              AND a.xact_start < pg_catalog.clock_timestamp() - interval '5 seconds'
              AND n.nspname || '.' || c.relname = ANY (?)
            GROUP BY a.pid, a.usename, a.application_name, a.xact_start ORDER BY a.xact_start""";

    @Override
    public List<Hurdle> hurdles(Connection connection, Needs needs) throws SQLException {
        List<Hurdle> hurdles = new ArrayList<>();
        server(connection, needs, hurdles);
        names(connection, SCHEMAS, needs.fillsSchemas(), row -> {
            String schema = row.getString(1);
            hurdles.add(new Hurdle(
                    true,
                    "The role may not create anything in the schema " + schema + ".",
                    "GRANT CREATE ON SCHEMA " + schema + " to it, as the schema's owner"));
        });
        names(connection, RECORDS, needs.records(), row -> {
            String schema = row.getString(1);
            hurdles.add(new Hurdle(
                    true,
                    "The role that logs in may not create the history table in the schema " + schema
                            + ", whatever role the migrations change to.",
                    "GRANT CREATE ON SCHEMA " + schema
                            + " to it, or let it log in as a role that may (ALTER ROLE … SET role" + " = '…')"));
        });
        names(connection, OWNERS, texts(needs.alters()), row -> {
            String owner = row.getString(2);
            hurdles.add(new Hurdle(
                    true,
                    row.getString(1) + " belongs to " + owner + ", and only its owner may alter it.",
                    "Run as " + owner + " or a member of it, or give the object to the role that migrates"));
        });
        names(connection, DROPPERS, texts(needs.drops()), row -> {
            String owner = row.getString(2);
            hurdles.add(new Hurdle(
                    true,
                    row.getString(1) + " belongs to " + owner
                            + ", and only its owner or that of its schema may drop it.",
                    "Run as " + owner + " or a member of it, or give the object to the role that migrates"));
        });
        names(connection, PARENTS, texts(needs.references()), row -> {
            String table = row.getString(1);
            hurdles.add(new Hurdle(
                    true,
                    "The role may not refer to " + table + " by a foreign key.",
                    "GRANT REFERENCES ON " + table + " to it"));
        });
        List<String> locked = new ArrayList<>(texts(needs.alters()));
        locked.addAll(texts(needs.drops()));
        names(connection, SESSIONS, locked, row -> {
            String application = row.getString(3).isEmpty() ? "" : ", " + row.getString(3);
            hurdles.add(new Hurdle(
                    false,
                    "Session " + row.getInt(1) + " (" + row.getString(2) + application + ") holds a lock on "
                            + row.getString(4) + " for " + row.getInt(5) + " s.",
                    "Wait until it has ended, or end it; a lock that is not free in time is tried for again"));
        });
        needs.missing().forEach(text -> hurdles.add(new Hurdle(true, text, "Create it, or correct the migration")));
        return hurdles;
    }

    private static void server(Connection connection, Needs needs, List<Hurdle> hurdles) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SERVER);
                ResultSet row = statement.executeQuery()) {
            row.next();
            if (row.getInt(1) < OLDEST) {
                hurdles.add(new Hurdle(
                        true,
                        "The server is PostgreSQL " + row.getString(2) + ", and 12 is the oldest that is supported.",
                        "Upgrade the server"));
            }
            if (row.getBoolean(3)) {
                hurdles.add(new Hurdle(
                        true, "The server is a standby and takes no changes.", "Migrate the primary server"));
            } else if (row.getBoolean(4)) {
                hurdles.add(new Hurdle(
                        true,
                        "Transactions are read-only here (default_transaction_read_only).",
                        "Take the setting off the role or the database, or run as another role"));
            }
            if (needs.makesSchemas() && !row.getBoolean(5)) {
                hurdles.add(new Hurdle(
                        true,
                        "The role " + row.getString(6) + " may not create schemas or extensions in the database "
                                + row.getString(7) + ".",
                        "GRANT CREATE ON DATABASE to it"));
            }
        }
    }

    /** Something done with a row. */
    private interface Each {
        void with(ResultSet row) throws SQLException;
    }

    private static List<String> texts(Collection<ObjectPath> paths) {
        return paths.stream().map(path -> String.join(".", path.parts())).toList();
    }

    private static void names(Connection connection, String query, Collection<String> names, Each each)
            throws SQLException {
        if (names.isEmpty()) {
            return;
        }
        Array array = connection.createArrayOf("text", names.toArray());
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setArray(1, array);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.with(rows);
                }
            }
        }
    }
}
