package io.driftgate.dialect.sqlite.backup;

import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import io.driftgate.connection.SqliteFile;
import io.driftgate.dialect.BackupEngine;
import io.driftgate.dialect.BackupException;
import io.driftgate.dialect.BackupRefusedException;
import io.driftgate.dialect.BackupSize;
import io.driftgate.dialect.ClientTools;
import io.driftgate.dialect.ScratchServer;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;

/** Backups of SQLite databases: a copy that is a database itself. */
public final class SqliteBackups implements BackupEngine {
    /** SQLITE_FULL and SQLITE_IOERR_WRITE's family (sqlite.org/rescode.html). */
    private static final int FULL = 13;

    private static final String BUSY_TIMEOUT = "PRAGMA busy_timeout = 60000";

    private static final Tools NONE = Collections::emptySortedMap;

    @Override
    public String fileName() {
        return "database.sqlite";
    }

    @Override
    public String name(Database database, Connection connection) {
        return SqliteFile.path(database.url())
                .map(file -> String.valueOf(file.getFileName()))
                .orElse("memory");
    }

    @Override
    public boolean isEmpty(Connection connection) throws SQLException {
        return Pragma.strings(connection, "SELECT name FROM sqlite_schema LIMIT 1")
                .isEmpty();
    }

    @Override
    public Tools prepare(Connection connection, ClientTools given) {
        return NONE;
    }

    /** Who may open the file may read it. */
    @Override
    public void requireReadable(Connection connection) {}

    /** Page by page, what lies in the WAL included; that is a database itself, and proved where it lies. */
    @Override
    public BackupSize size(Connection connection) throws SQLException {
        long bytes = Pragma.number(connection, "page_count") * Pragma.number(connection, "page_size");
        return new BackupSize(bytes, bytes, 0, 0);
    }

    @Override
    public Tools restoring(SortedMap<String, String> programs, ClientTools given) {
        return NONE;
    }

    /** All in one read transaction: writers in WAL mode go on meanwhile, others wait. */
    @Override
    public Taken take(Database database, Path file, Tools tools, Job job) {
        try (Connection connection = Connector.open(database)) {
            Pragma.execute(connection, BUSY_TIMEOUT);
            Pragma.execute(connection, "BEGIN");
            try {
                return taken(connection, file, job);
            } finally {
                Pragma.execute(connection, "ROLLBACK");
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Database and copy are read at the same time. */
    private static Taken taken(Connection connection, Path file, Job job) throws SQLException {
        Pragma.strings(connection, "SELECT name FROM sqlite_schema LIMIT 1");
        PageCopy.out(connection, file, job.progress());
        Predicate<ObjectPath> compared = compared(connection, job.hashLimit());
        try (CopyReading copy = CopyReading.begin(file, job)) {
            // Before the copy is attached, too.
            Schema schema = job.schema().with(connection);
            List<String> orphans = Health.orphans(connection);
            RowComparison.Found rows = RowComparison.of(connection, file, compared);
            return new Taken(
                    schema,
                    rows.here(),
                    Collections.emptySortedMap(),
                    orphans,
                    Map.of(),
                    Optional.of(copy.given(orphans, rows.there(), rows.problems())));
        }
    }

    private static RuntimeException failure(SQLException e) {
        return e.getErrorCode() == FULL
                ? new BackupRefusedException(
                        "There is no room for the backup: " + e.getMessage() + ".",
                        List.of(),
                        "Free some, or name another place with db.backupDirectory.")
                : new BackupException("The backup failed: " + e.getMessage() + ".", e);
    }

    /** What each table takes up is only asked for where any may be too large: the answer reads the whole file. */
    private static Predicate<ObjectPath> compared(Connection connection, long limit) throws SQLException {
        long size = Pragma.number(connection, "page_count") * Pragma.number(connection, "page_size");
        if (size < limit) {
            return table -> true;
        }
        Set<String> large = new HashSet<>(
                Pragma.strings(connection, "SELECT name FROM dbstat('main', 1) WHERE pgsize >= " + limit));
        return table -> !large.contains(table.name());
    }

    @Override
    public Given prove(Path file, Taken taken, ScratchServer scratch, Tools tools, Job job) {
        return taken.given().orElseGet(() -> read(file, taken, job));
    }

    /** Reads a copy that should hold what is known: its file is the one whose rows were compared. */
    static Given read(Path file, Taken expected, Job job) {
        try (CopyReading copy = CopyReading.begin(file, job)) {
            return copy.given(expected.notes());
        } catch (SQLException e) {
            throw new BackupException("The copy cannot be read: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public Standing standing(Connection connection) throws SQLException {
        return new Standing(TableRows.counted(connection), List.of(), List.of());
    }

    @Override
    public Replaced replace(Replacement what) {
        return new SqliteRestore(what).run();
    }

    @Override
    public void list(Path file, Tools tools) {
        try (Connection connection = Connector.open(Database.at("jdbc:sqlite:" + file))) {
            List<String> damage = Health.damage(connection);
            if (!damage.isEmpty()) {
                throw new BackupRefusedException(
                        "The copy is not sound.", damage, "Look at the database: db:backup copies it page by page.");
            }
        } catch (SQLException e) {
            throw new BackupException("The copy cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
