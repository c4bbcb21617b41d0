package io.driftgate.dialect.postgres.backup;

import io.driftgate.dialect.postgres.DatabaseLocale;
import io.driftgate.dialect.postgres.ddl.DatabaseSettings;
import io.driftgate.schema.Identifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to a database itself and not to its content, so that no dump of it carries it over.
 *
 * @param privileges as {@code GRANT …}; null where they are the default
 * @param settings as {@code ALTER …}, of the database and of roles in it, with {@code %s} for its name
 */
record DatabaseTraits(
        DatabaseLocale locale,
        String tablespace,
        String owner,
        int connectionLimit,
        @Nullable String comment,
        @Nullable List<String> privileges,
        List<String> settings) {
    private static final String USUAL_TABLESPACE = "pg_default";

    private static final String OF_ONE = """
            SELECT t.spcname, pg_catalog.pg_get_userbyid(d.datdba), d.datconnlimit,
              pg_catalog.shobj_description(d.oid, 'pg_database'), d.datacl IS NULL
            FROM pg_catalog.pg_database d JOIN pg_catalog.pg_tablespace t ON t.oid = d.dattablespace
            WHERE d.datname = pg_catalog.current_database()""";

    private static final String PRIVILEGES = """
            SELECT 'GRANT ' || a.privilege_type || ' ON DATABASE %s TO '
              || CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END
              || CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
            FROM pg_catalog.pg_database d, pg_catalog.aclexplode(d.datacl) a
            WHERE d.datname = pg_catalog.current_database() ORDER BY 1""";

    private static final String SETTINGS = """
            SELECT pg_catalog.pg_get_userbyid(s.setrole), s.setrole = 0, c.setting
            FROM pg_catalog.pg_db_role_setting s JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase,
              LATERAL unnest(s.setconfig) WITH ORDINALITY AS c(setting, n)
            WHERE d.datname = pg_catalog.current_database() ORDER BY 2 DESC, 1, c.n""";

    static DatabaseTraits of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(OF_ONE)) {
            row.next();
            return new DatabaseTraits(
                    DatabaseLocale.of(connection),
                    row.getString(1),
                    row.getString(2),
                    row.getInt(3),
                    row.getString(4),
                    row.getBoolean(5) ? null : privileges(connection),
                    settings(connection));
        }
    }

    private static List<String> privileges(Connection connection) throws SQLException {
        List<String> grants = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(PRIVILEGES)) {
            while (rows.next()) {
                grants.add(rows.getString(1));
            }
        }
        return grants;
    }

    private static List<String> settings(Connection connection) throws SQLException {
        List<String> settings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SETTINGS)) {
            while (rows.next()) {
                String[] parts = rows.getString(3).split("=", 2);
                String role = Identifier.quote(rows.getString(1));
                settings.add(
                        (rows.getBoolean(2) ? "ALTER DATABASE %s" : "ALTER ROLE " + escaped(role) + " IN DATABASE %s")
                                + " " + escaped(DatabaseSettings.set(parts[0], parts[1])));
            }
        }
        return settings;
    }

    private static String escaped(String text) {
        return text.replace("%", "%%");
    }

    /** What creates an empty database that can take the content. */
    String creation(String name, int serverMajor) {
        // The usual one may be used by everybody, but named only by whom it was granted to.
        String place = tablespace.equals(USUAL_TABLESPACE) ? "" : " TABLESPACE " + Identifier.quote(tablespace);
        return "CREATE DATABASE " + Identifier.quote(name) + " TEMPLATE template0 " + locale.options(serverMajor)
                + place;
    }

    /** Gives them to another database of the same server. */
    void giveTo(String name, Connection maintenance, String self) throws SQLException {
        String quoted = Identifier.quote(name);
        List<String> statements = new ArrayList<>();
        if (connectionLimit != -1) {
            statements.add("ALTER DATABASE " + quoted + " CONNECTION LIMIT " + connectionLimit);
        }
        if (comment != null) {
            statements.add("COMMENT ON DATABASE " + quoted + " IS '" + comment.replace("'", "''") + "'");
        }
        settings.forEach(setting -> statements.add(setting.formatted(quoted)));
        if (!owner.equals(self)) {
            statements.add("ALTER DATABASE " + quoted + " OWNER TO " + Identifier.quote(owner));
        }
        if (privileges != null) {
            statements.add("REVOKE ALL ON DATABASE " + quoted + " FROM PUBLIC");
            statements.add("REVOKE ALL ON DATABASE " + quoted + " FROM " + Identifier.quote(owner));
            privileges.forEach(grant -> statements.add(grant.formatted(quoted)));
        }
        for (String sql : statements) {
            try (PreparedStatement statement = maintenance.prepareStatement(sql)) {
                statement.execute();
            }
        }
    }

    /** How another database's are not these, one sentence each. */
    List<String> differences(DatabaseTraits other) {
        List<String> found = new ArrayList<>();
        compare(found, "locale", locale, other.locale);
        compare(found, "tablespace", tablespace, other.tablespace);
        compare(found, "owner", owner, other.owner);
        compare(found, "connection limit", connectionLimit, other.connectionLimit);
        compare(found, "comment", String.valueOf(comment), String.valueOf(other.comment));
        compare(found, "privileges", String.valueOf(privileges), String.valueOf(other.privileges));
        compare(found, "settings", settings, other.settings);
        return found;
    }

    private static void compare(List<String> found, String what, Object mine, Object theirs) {
        if (!mine.equals(theirs)) {
            found.add("the database's " + what + ": " + theirs + " instead of " + mine);
        }
    }
}
