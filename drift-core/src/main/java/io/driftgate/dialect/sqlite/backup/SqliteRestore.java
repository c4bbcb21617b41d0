package io.driftgate.dialect.sqlite.backup;

import io.driftgate.connection.Connector;
import io.driftgate.connection.SqliteFile;
import io.driftgate.dialect.BackupEngine;
import io.driftgate.dialect.BackupException;
import io.driftgate.dialect.BackupRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Brings a backup's pages into the existing file, in one transaction and under SQLite's locks: whoever has it open goes on with the
 * restored content. What was there is copied beside it first, and comes back if the result is not what it should be.
 */
final class SqliteRestore {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private static final int PATIENCE_MILLIS = 60_000;

    private final BackupEngine.Replacement what;

    SqliteRestore(BackupEngine.Replacement what) {
        this.what = what;
    }

    /** The content is verified where it comes from: in the live file others may write as soon as it is there. */
    BackupEngine.Replaced run() {
        what.verify().accept(SqliteBackups.read(what.file(), what.expected(), what.job()));
        Connection connection = what.connection();
        Optional<Path> before = keepAlone(connection);
        try {
            PageCopy.in(connection, what.file(), what.job().progress());
        } catch (SQLException e) {
            throw new BackupException(
                    "The restore failed: " + e.getMessage() + ". What was there is there still" + also(before)
                            + ". Stop whoever uses the database, and run db:restore again.",
                    e);
        }
        requireSound(connection, before);
        return new BackupEngine.Replaced(before.map(Path::toString).orElse(""), List.of());
    }

    /**
     * Copies what is there while nobody may write: what was committed after the copy would be in neither. The lock is given back
     * right before the pages are brought in, which takes it again.
     */
    private Optional<Path> keepAlone(Connection connection) {
        if (SqliteFile.path(what.database().url()).isEmpty()) {
            return keep(connection);
        }
        try (Connection guard = Connector.open(what.database())) {
            Pragma.execute(guard, "PRAGMA busy_timeout = " + PATIENCE_MILLIS);
            Pragma.execute(guard, "BEGIN IMMEDIATE");
            try {
                return keep(connection);
            } finally {
                Pragma.execute(guard, "ROLLBACK");
            }
        } catch (SQLException e) {
            throw new BackupException(
                    "Somebody writes into the database and does not end: " + e.getMessage()
                            + ". Nothing was changed. Stop whoever uses it, and run db:restore again.",
                    e);
        }
    }

    private static void requireSound(Connection connection, Optional<Path> before) {
        try {
            Pragma.execute(connection, "PRAGMA busy_timeout = " + PATIENCE_MILLIS);
            List<String> damage = Health.damage(connection);
            if (damage.isEmpty()) {
                return;
            }
            BackupRefusedException no = new BackupRefusedException(
                    "What was restored is not sound in its place"
                            + (before.isPresent() ? "; what was there before is there again." : "."),
                    damage,
                    "Look at the disk that the database is on.");
            before.ifPresent(copy -> back(connection, copy, no));
            throw no;
        } catch (SQLException e) {
            throw new BackupException("What was restored cannot be read: " + e.getMessage() + also(before) + ".", e);
        }
    }

    private static void back(Connection connection, Path copy, Exception why) {
        try {
            PageCopy.in(connection, copy, bytes -> {});
        } catch (SQLException e) {
            why.addSuppressed(e);
            throw new BackupException(
                    "What was restored is not what it should be (" + why.getMessage()
                            + "), and what was there before could not be put back: " + e.getMessage() + ". It is in "
                            + copy
                            + ".",
                    why);
        }
    }

    /** The copy of what is there; empty where nothing is. */
    private Optional<Path> keep(Connection connection) {
        Optional<Path> live = SqliteFile.path(what.database().url());
        try {
            if (live.isEmpty()
                    || Pragma.strings(connection, "SELECT name FROM sqlite_schema LIMIT 1")
                            .isEmpty()) {
                return Optional.empty();
            }
            Path copy = unused(live.get().toAbsolutePath().normalize());
            PageCopy.out(connection, copy, bytes -> {});
            return Optional.of(copy);
        } catch (SQLException | IOException e) {
            throw new BackupException(
                    "What is there cannot be copied beside first (" + e.getMessage()
                            + "); nothing was changed. Move the file away, and run db:restore again: it then makes a new one.",
                    e);
        }
    }

    /** An empty file that its owner alone may read. */
    private Path unused(Path live) throws IOException {
        String name = live.getFileName() + ".before-" + TIME.format(what.at());
        for (int number = 1; ; number++) {
            Path copy = live.resolveSibling(number == 1 ? name : name + "-" + number);
            try {
                return isPosix(copy)
                        ? Files.createFile(
                                copy,
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                        : Files.createFile(copy);
            } catch (java.nio.file.FileAlreadyExistsException e) {
                continue;
            }
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static String also(Optional<Path> before) {
        return before.map(copy -> ", and a copy of it in " + copy).orElse("");
    }
}
