package io.driftgate.dialect.postgres.backup;

import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import io.driftgate.dialect.BackupEngine;
import io.driftgate.dialect.BackupException;
import io.driftgate.dialect.BackupRefusedException;
import io.driftgate.dialect.BackupSize;
import io.driftgate.dialect.ClientTools;
import io.driftgate.dialect.Contents;
import io.driftgate.dialect.ScratchServer;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Backups by {@code pg_dump} in its custom format. */
public final class PostgresBackups implements BackupEngine {
    private static final String ROLES = "roles";

    @Override
    public String fileName() {
        return "database.dump";
    }

    @Override
    public String name(Database database, Connection connection) throws SQLException {
        return current(connection);
    }

    private static String current(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_catalog.current_database()")) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public boolean isEmpty(Connection connection) throws SQLException {
        return EmptyDatabase.is(connection);
    }

    @Override
    public Tools prepare(Connection connection, ClientTools given) {
        try {
            return PostgresTools.find(connection.getMetaData().getDatabaseMajorVersion(), given);
        } catch (SQLException e) {
            throw new BackupException("The server cannot be asked for its version: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void requireReadable(Connection connection) throws SQLException {
        requireReadable(DataTable.of(connection));
    }

    @Override
    public BackupSize size(Connection connection) throws SQLException {
        return DumpSize.of(connection);
    }

    @Override
    public Tools restoring(SortedMap<String, String> programs, ClientTools given) {
        String version = programs.getOrDefault("pg_dump", "0");
        return PostgresTools.restoring(new ClientProgram(List.of(), version), given);
    }

    @Override
    public Taken take(Database database, Path file, Tools tools, Job job) {
        try (Connection connection = Connector.open(database)) {
            Conninfo conninfo = Conninfo.of(database, connection.getMetaData().getUserName());
            try (StillPicture picture = StillPicture.inOneProcess(connection)) {
                List<DataTable> tables = DataTable.of(connection);
                requireReadable(tables);
                // Sequences go on within a snapshot: this must be no later than the moment at which pg_dump reads them.
                SortedMap<ObjectPath, String> sequences = new ContentQuery(picture.connection(), () -> {}).sequences();
                try (DumpRun dump = DumpRun.start(((PostgresTools) tools).dump(), conninfo, picture.export(), file)) {
                    return taken(picture, tables, sequences, dump, job);
                }
            }
        } catch (SQLException e) {
            throw new BackupException("The backup failed: " + e.getMessage() + ".", e);
        }
    }

    /** Reads the picture while pg_dump writes it down. */
    private static Taken taken(
            StillPicture picture,
            List<DataTable> tables,
            SortedMap<ObjectPath, String> sequences,
            DumpRun dump,
            Job job)
            throws SQLException {
        Connection connection = picture.connection();
        Schema schema = job.schema().with(connection);
        ContentQuery query = new ContentQuery(connection, dump::requireNotFailed);
        Contents contents = query.read(
                tables, table -> table.bytes() < job.hashLimit(), largeObjectBytes(connection) < job.hashLimit());
        List<String> roles = Roles.named(connection);
        dump.finish(job.progress());
        return new Taken(
                schema,
                Contents.of(contents.tables(), sequences),
                query.sequences(),
                List.of(),
                Map.of(ROLES, String.join("\n", roles)));
    }

    private static long largeObjectBytes(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT pg_catalog.pg_table_size('pg_catalog.pg_largeobject'::pg_catalog.regclass)")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void requireReadable(List<DataTable> tables) {
        List<String> unreadable = tables.stream()
                .filter(table -> !table.readable())
                .map(table -> table.path() + " may not be read by this role")
                .toList();
        List<String> filtered = tables.stream()
                .filter(table -> table.readable() && table.filtered())
                .map(table -> table.path() + " shows this role only some of its rows (row level security)")
                .toList();
        if (!unreadable.isEmpty() || !filtered.isEmpty()) {
            throw new BackupRefusedException(
                    "The role may not read the whole database, so that no backup can be taken.",
                    java.util.stream.Stream.concat(unreadable.stream(), filtered.stream())
                            .toList(),
                    "Give the role what it lacks: GRANT SELECT ON … or membership in pg_read_all_data, and BYPASSRLS where rows"
                            + " are hidden.",
                    "Or go without a backup: -Ddb.backup=skip.");
        }
    }

    @Override
    public Given prove(Path file, Taken taken, ScratchServer scratch, Tools tools, Job job) {
        return new ScratchRestore((PostgresTools) tools, scratch).of(file, taken, job, roles(taken));
    }

    @Override
    public Standing standing(Connection connection) throws SQLException {
        String name = current(connection);
        try (StillPicture picture = StillPicture.of(connection)) {
            List<DataTable> readable = DataTable.of(picture.connection()).stream()
                    .filter(table -> table.readable() && !table.filtered())
                    .toList();
            Contents contents = new ContentQuery(picture.connection(), () -> {}).read(readable, table -> false, false);
            return new Standing(
                    contents, Neighbours.sessions(connection, name), Neighbours.obstacles(connection, name));
        }
    }

    @Override
    public Replaced replace(Replacement what) {
        try {
            String name = current(what.connection());
            PostgresRestore restore = new PostgresRestore(what, name);
            return isEmpty(what.connection()) ? restore.intoEmpty() : restore.beside();
        } catch (SQLException e) {
            throw new BackupException("The restore failed: " + e.getMessage() + ". What was there is there still.", e);
        }
    }

    static List<String> roles(Taken taken) {
        String names = taken.settings().getOrDefault(ROLES, "");
        return names.isEmpty() ? List.of() : List.of(names.split("\n"));
    }

    @Override
    public void list(Path file, Tools tools) {
        new RestoreRun(((PostgresTools) tools).restore(), file).list();
    }

    /** Reads what a database holds now, hashing what was hashed before. */
    static Given read(Connection connection, Contents before, Job job) throws SQLException {
        try (StillPicture picture = StillPicture.of(connection)) {
            java.util.Set<ObjectPath> hashed = new java.util.HashSet<>();
            before.tables().stream().filter(table -> table.hash() != null).forEach(table -> hashed.add(table.table()));
            Schema schema = job.schema().with(picture.connection());
            Contents contents = new ContentQuery(picture.connection(), () -> {})
                    .read(
                            DataTable.of(picture.connection()),
                            table -> hashed.contains(table.path()),
                            hashed.contains(ContentQuery.LARGE_OBJECTS));
            return new Given(schema, contents, List.of());
        }
    }
}
