package io.driftgate.dialect.postgres.backup;

import io.driftgate.connection.ConnectionException;
import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import io.driftgate.connection.JdbcUrl;
import io.driftgate.dialect.BackupEngine;
import io.driftgate.dialect.BackupException;
import io.driftgate.dialect.BackupRefusedException;
import io.driftgate.schema.Identifier;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Restores into a new database beside the old one, and gives it the old one's name once it is verified: both names change in one
 * transaction, so that there is always one database of that name.
 */
final class PostgresRestore {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);

    private static final List<String> WITHOUT_ROLES = List.of("--no-owner", "--no-privileges");

    /** In bytes (PostgreSQL manual, 4.1.1). */
    private static final int LONGEST_NAME = 63;

    private final BackupEngine.Replacement what;
    private final String name;
    private final String restored;
    private final String before;

    PostgresRestore(BackupEngine.Replacement what, String name) {
        this.what = what;
        this.name = name;
        restored = named("_restore_");
        before = named("_before_");
    }

    private String named(String middle) {
        String end = middle + TIME.format(what.at());
        String start = name;
        while ((start + end).getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            start = start.substring(0, start.length() - 1);
        }
        return start + end;
    }

    /** Into the database itself, which is empty: all of it, or nothing. */
    BackupEngine.Replaced intoEmpty() throws SQLException {
        Connection connection = what.connection();
        Conninfo conninfo =
                Conninfo.of(what.database(), connection.getMetaData().getUserName());
        boolean noPublic = !what.expected().schema().schemas().contains("public");
        if (noPublic) {
            execute(connection, "DROP SCHEMA IF EXISTS public");
        }
        List<String> strangers = Roles.missing(connection, PostgresBackups.roles(what.expected()));
        restore()
                .whole(
                        conninfo,
                        strangers.isEmpty() ? List.of() : WITHOUT_ROLES,
                        new Filling(connection, what.job().progress())::tell);
        verifyInPlace(connection);
        return new BackupEngine.Replaced(
                "",
                strangers.isEmpty()
                        ? List.of()
                        : List.of("Owners and privileges were not restored: the server has no role "
                                + String.join(", ", strangers) + "."));
    }

    private void verifyInPlace(Connection connection) throws SQLException {
        try {
            what.verify()
                    .accept(PostgresBackups.read(connection, what.expected().contents(), what.job()));
        } catch (BackupRefusedException e) {
            throw new BackupException(
                    "The backup was restored into the database, which was empty, and what is there now is not what the backup"
                            + " was taken of: " + String.join(" ", e.details())
                            + " Do not use it: drop the database, make it anew, and restore another backup.",
                    e);
        }
    }

    BackupEngine.Replaced beside() throws SQLException {
        Connection old = what.connection();
        DatabaseTraits traits = DatabaseTraits.of(old);
        String self = old.getMetaData().getUserName();
        List<String> sessions = Neighbours.sessions(old, name);
        try (Connection maintenance = maintenance()) {
            create(traits, maintenance, self);
        }
        boolean done = false;
        try {
            fill(traits, self);
            old.close();
            what.unlock().run();
            try (Connection maintenance = maintenance()) {
                swap(maintenance);
            }
            done = true;
        } finally {
            if (!done) {
                drop();
            }
        }
        return new BackupEngine.Replaced(
                before, sessions.stream().map(session -> "ended: " + session).toList());
    }

    private void create(DatabaseTraits traits, Connection maintenance, String self) throws SQLException {
        try {
            execute(
                    maintenance,
                    traits.creation(restored, maintenance.getMetaData().getDatabaseMajorVersion()));
        } catch (SQLException e) {
            throw refused("A new database cannot be created beside the old one: " + e.getMessage() + ".", self);
        }
    }

    private static BackupRefusedException refused(String reason, String self) {
        return new BackupRefusedException(
                reason,
                List.of(),
                "Let a role restore that may create databases and owns this one: ALTER ROLE " + Identifier.quote(self)
                        + " CREATEDB.",
                "Or create an empty database yourself and restore into that: -Ddb.url=jdbc:postgresql://….");
    }

    private void fill(DatabaseTraits traits, String self) throws SQLException {
        Database place = at(restored);
        try (Connection connection = Connector.open(place)) {
            if (!what.expected().schema().schemas().contains("public")) {
                execute(connection, "DROP SCHEMA public");
            }
            restore()
                    .into(
                            Conninfo.of(place, self),
                            List.of(),
                            new Filling(connection, what.job().progress())::tell);
            what.verify()
                    .accept(PostgresBackups.read(connection, what.expected().contents(), what.job()));
            try (Connection maintenance = maintenance()) {
                traits.giveTo(restored, maintenance, self);
            } catch (SQLException e) {
                throw refused(
                        "What belongs to the database itself cannot be carried over to the new one: " + e.getMessage()
                                + ".",
                        self);
            }
        }
        requireSame(traits, place);
    }

    /** With another login: settings of the database are those of new sessions. */
    private static void requireSame(DatabaseTraits traits, Database place) throws SQLException {
        try (Connection connection = Connector.open(place)) {
            List<String> differences = traits.differences(DatabaseTraits.of(connection));
            if (!differences.isEmpty()) {
                throw new BackupRefusedException(
                        "What belongs to the database itself did not come over to the new one as it was.",
                        differences,
                        "Let a role restore that may set it, such as a superuser.");
            }
        }
    }

    private RestoreRun restore() {
        return new RestoreRun(((PostgresTools) what.tools()).restore(), what.file());
    }

    /** From here on nobody gets in until the new one has the name. */
    private void swap(Connection maintenance) throws SQLException {
        execute(maintenance, "ALTER DATABASE " + Identifier.quote(name) + " WITH ALLOW_CONNECTIONS false");
        try {
            Neighbours.end(maintenance, name);
            exchange(maintenance);
        } catch (SQLException e) {
            if (letIn(maintenance)) {
                return;
            }
            throw new BackupException(
                    "The restored database could not take the place of the old one (" + e.getMessage()
                            + "); the old one is as it was. End the sessions in it and run db:restore again.",
                    e);
        }
        letIn(maintenance);
    }

    private void exchange(Connection maintenance) throws SQLException {
        String old = Identifier.quote(name);
        boolean done = false;
        execute(maintenance, "BEGIN");
        try {
            execute(maintenance, "ALTER DATABASE " + old + " RENAME TO " + Identifier.quote(before));
            execute(maintenance, "ALTER DATABASE " + Identifier.quote(restored) + " RENAME TO " + old);
            execute(maintenance, "COMMIT");
            done = true;
        } finally {
            if (!done) {
                rollback(maintenance);
            }
        }
    }

    /** Why the exchange failed matters more; a lost connection has rolled back. */
    private static void rollback(Connection maintenance) {
        try {
            execute(maintenance, "ROLLBACK");
        } catch (SQLException e) {
            return;
        }
    }

    /**
     * Lets sessions into the old database again, whatever it is called now; with another connection where that one is lost.
     *
     * @return whether the new one has taken its place
     */
    private boolean letIn(Connection used) {
        try {
            return allow(used);
        } catch (SQLException lost) {
            try (Connection fresh = maintenance()) {
                return allow(fresh);
            } catch (SQLException | ConnectionException e) {
                throw new BackupException(
                        "The connection was lost while the databases changed their names. Run this in another database of the"
                                + " server, since nobody gets into the old one before: ALTER DATABASE "
                                + Identifier.quote(name)
                                + " WITH ALLOW_CONNECTIONS true (it may be called " + Identifier.quote(before)
                                + " now).",
                        e);
            }
        }
    }

    private boolean allow(Connection connection) throws SQLException {
        boolean exchanged = exists(connection, before);
        execute(
                connection,
                "ALTER DATABASE " + Identifier.quote(exchanged ? before : name) + " WITH ALLOW_CONNECTIONS true");
        return exchanged;
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT 1 FROM pg_catalog.pg_database WHERE datname = ?")) {
            statement.setString(1, database);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private void drop() {
        try (Connection maintenance = maintenance()) {
            execute(maintenance, "DROP DATABASE IF EXISTS " + Identifier.quote(restored));
        } catch (SQLException | ConnectionException e) {
            // It stays under a name that says what it is; why the restore failed matters more.
            return;
        }
    }

    /** A connection to another database of the server: one in which there are sessions cannot be renamed. */
    private Connection maintenance() {
        if (name.equals("postgres")) {
            return Connector.open(at("template1"));
        }
        try {
            return Connector.open(at("postgres"));
        } catch (ConnectionException e) {
            return Connector.open(at("template1"));
        }
    }

    private Database at(String other) {
        Database database = what.database();
        return new Database(
                JdbcUrl.withPostgresDatabase(database.url(), other),
                database.user(),
                database.password(),
                database.connectTimeout());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
