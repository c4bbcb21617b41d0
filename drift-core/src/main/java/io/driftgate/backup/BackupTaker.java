package io.driftgate.backup;

import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import io.driftgate.dialect.BackupEngine;
import io.driftgate.dialect.BackupException;
import io.driftgate.dialect.BackupRefusedException;
import io.driftgate.dialect.Contents;
import io.driftgate.dialect.Hurdle;
import io.driftgate.dialect.ReadScope;
import io.driftgate.history.History;
import io.driftgate.history.HistoryReader;
import io.driftgate.schema.Schema;
import io.driftgate.source.Dialects;
import io.driftgate.source.ErrorText;
import io.driftgate.source.SchemaReader;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.SnapshotFile;
import io.driftgate.source.Tool;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes a backup, proves it, and keeps it; whatever goes wrong, the database and the backups that were there stay as they are. */
public final class BackupTaker {
    static final ReadScope EVERYTHING = new ReadScope(List.of("*"));
    static final String SCHEMA = "schema.json";
    private static final int SHOWN = 10;

    private final BackupSettings settings;
    private final ScratchPool scratch;
    private final BackupListener listener;

    public BackupTaker(BackupSettings settings, ScratchPool scratch, BackupListener listener) {
        this.settings = settings;
        this.scratch = scratch;
        this.listener = listener;
    }

    /** Whether there is nothing in the database that could be lost. */
    public static boolean isEmpty(Database database, Connection connection) throws SQLException {
        return Engines.of(database).isEmpty(connection);
    }

    /** What people call the database, and type to let something in it go. */
    public static String name(Database database, Connection connection) throws SQLException {
        return Engines.of(database).name(database, connection);
    }

    /**
     * Takes one.
     *
     * @throws BackupRefusedException if it cannot be taken as things stand, or is not proved
     * @throws BackupException if it failed on its way
     */
    public Backup take(Database database) {
        BackupEngine engine = Engines.of(database);
        String name;
        BackupEngine.Tools tools;
        try (Connection connection = Connector.open(database)) {
            scratch.resemble(connection);
            name = engine.name(database, connection);
            tools = engine.prepare(connection, settings.tools());
            requireRoom(engine, database, connection);
            if (settings.proof() != Proof.LIST) {
                scratch.startAhead(Dialects.of(connection).orElseThrow().engine(connection));
            }
        } catch (SQLException e) {
            throw new BackupException("The backup failed: " + ErrorText.of(e) + ".", e);
        }
        Shelf shelf = Shelf.of(settings.directory(), name);
        listener.on(new BackupEvent.Begun(name));
        try {
            shelf.make();
            Retention retention = new Retention(shelf, settings.keep(), listener);
            retention.clear();
            try (OpenFolder folder = OpenFolder.create(shelf.folder())) {
                Backup backup = new Attempt(engine, database, name, tools, folder).run();
                listener.on(new BackupEvent.Proved(backup));
                retention.apply(Shelf.identity(database), backup.folder());
                return backup;
            }
        } catch (IOException e) {
            throw unwritable(shelf, e);
        }
    }

    private void requireRoom(BackupEngine engine, Database database, Connection connection) throws SQLException {
        for (Hurdle hurdle : new BackupPreflight(settings, scratch.settings()).room(engine, database, connection)) {
            if (hurdle.blocks()) {
                throw new BackupRefusedException(hurdle.text(), List.of(), hurdle.remedy() + ".");
            }
        }
    }

    private static RuntimeException unwritable(Shelf shelf, IOException e) {
        String why = e instanceof AccessDeniedException
                ? "this user may not write there"
                : e instanceof FileAlreadyExistsException
                        ? e.getMessage() + " is a file and no directory"
                        : e.getClass().getSimpleName() + ": " + e.getMessage();
        return new BackupRefusedException(
                "The backup cannot be written to " + shelf.folder() + " (" + why + ").",
                List.of(),
                "Make room there, or give this user the right to write; or name another place with db.backupDirectory.");
    }

    /** The schema of everything, and the version that it is at. */
    private final class Look {
        private @Nullable String version;

        Schema at(Connection connection) throws SQLException {
            Schema schema = SchemaReader.read(connection, EVERYTHING);
            Optional<History> history =
                    HistoryReader.read(connection, schema, settings.historyTable(), Optional.empty());
            version = history.map(Look::newest).orElse(null);
            return schema;
        }

        private static @Nullable String newest(History history) {
            String newest = null;
            for (History.Entry entry : history.entries()) {
                boolean counts =
                        switch (entry.kind()) {
                            case VERSIONED, BASELINE, CURRENT, NO_SQL, UNDOING -> true;
                            case REPEATABLE, STARTED, FAILED -> false;
                        };
                newest = counts ? entry.version() : newest;
            }
            return newest;
        }
    }

    /** One backup on its way. */
    private final class Attempt {
        private final BackupEngine engine;
        private final Database database;
        private final String name;
        private final BackupEngine.Tools tools;
        private final OpenFolder folder;
        private final Look look = new Look();
        private final Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        private final long begun = System.nanoTime();

        Attempt(BackupEngine engine, Database database, String name, BackupEngine.Tools tools, OpenFolder folder) {
            this.engine = engine;
            this.database = database;
            this.name = name;
            this.tools = tools;
            this.folder = folder;
        }

        Backup run() throws IOException {
            Path data = Permissions.createFile(folder.file(engine.fileName()));
            BackupEngine.Taken taken = engine.take(
                    database, data, tools, job(look::at, bytes -> listener.on(new BackupEvent.Written(bytes))));
            listener.on(new BackupEvent.Taken(java.nio.file.Files.size(data), took()));
            Contents contents = prove(data, taken);
            Path schema = folder.file(SCHEMA);
            SnapshotFile.write(taken.schema(), schema);
            BackupManifest manifest =
                    manifest(taken, contents, List.of(Checksums.entry(data), Checksums.entry(schema)));
            java.nio.file.Files.writeString(folder.file(HowTo.FILE), HowTo.text(manifest, engine.fileName()));
            ManifestFile.write(manifest, folder.file(BackupManifest.FILE));
            return new Backup(folder.publish(at, look.version), manifest, took());
        }

        /** What is known to be in it. */
        private Contents prove(Path data, BackupEngine.Taken taken) {
            if (settings.proof() == Proof.LIST) {
                engine.list(data, tools);
                return Contents.of(taken.contents().tables(), Map.of());
            }
            BackupEngine.Given given = engine.prove(
                    data,
                    taken,
                    scratch.server(taken.schema().engine()),
                    tools,
                    job(
                            connection -> SchemaReader.read(connection, EVERYTHING),
                            bytes -> listener.on(new BackupEvent.Filled(bytes))));
            requireSame(new Pictures(scratch).differences(taken, given));
            return new Contents(taken.contents().tables(), given.contents().sequences());
        }

        private BackupEngine.Job job(
                io.driftgate.dialect.Dialect.Work<Schema> schema, java.util.function.LongConsumer progress) {
            return new BackupEngine.Job(settings.hashLimit(), schema, new Paced(progress));
        }

        private BackupManifest manifest(
                BackupEngine.Taken taken, Contents contents, List<BackupManifest.FileEntry> files) {
            return new BackupManifest(
                    Tool.name(),
                    at,
                    name,
                    Shelf.identity(database),
                    taken.schema().engine(),
                    look.version,
                    settings.proof(),
                    files,
                    tools.versions(),
                    settings.hashLimit(),
                    contents,
                    taken.notes(),
                    taken.settings());
        }

        private Duration took() {
            return Duration.ofNanos(System.nanoTime() - begun);
        }
    }

    private static void requireSame(List<String> differences) {
        if (differences.isEmpty()) {
            return;
        }
        List<String> shown = new ArrayList<>(differences.subList(0, Math.min(SHOWN, differences.size())));
        if (differences.size() > SHOWN) {
            shown.add("and " + (differences.size() - SHOWN) + " more");
        }
        throw new BackupRefusedException(
                "The backup was taken, but what it gives back is not what was there; it is not kept.",
                shown,
                "Look at what differs: the day the backup is needed it would be missing.");
    }
}
