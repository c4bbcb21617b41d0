package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.RunLock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A lock of the operating system on a file beside the database, which ends with the process whatever ends that. The file
 * itself stays: to delete it would let two runs hold two locks of one name. The database's own file is never opened here:
 * closing it would drop SQLite's locks (sqlite.org/howtocorrupt.html, 2.2).
 */
final class SqliteRunLock implements RunLock {
    private static final String SUFFIX = ".driftgate-lock";

    private final Path file;
    private @Nullable FileChannel channel;
    private @Nullable FileLock lock;

    SqliteRunLock(Path database) {
        file = database.resolveSibling(database.getFileName() + SUFFIX);
    }

    @Override
    public boolean tryAcquire() throws SQLException {
        try {
            FileChannel open = channel == null
                    ? FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    : channel;
            channel = open;
            lock = open.tryLock();
            if (lock != null) {
                sign(open);
            }
            return lock != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        } catch (IOException e) {
            throw new SQLException(
                    "the lock file " + file + " cannot be written (" + why(e)
                            + "): it lies in the database's directory, where SQLite keeps its journal too; allow writing"
                            + " there",
                    e);
        }
    }

    private static String why(IOException e) {
        String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return e instanceof AccessDeniedException || reason == null ? "this user may not" : reason;
    }

    /** For the eyes of whoever waits. */
    private static void sign(FileChannel open) throws IOException {
        String holder = "process " + ProcessHandle.current().pid() + " of user " + System.getProperty("user.name", "?")
                + ", since " + Instant.now().truncatedTo(ChronoUnit.SECONDS);
        open.truncate(0);
        open.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
    }

    @Override
    public boolean isHeld() {
        return lock != null && lock.isValid();
    }

    @Override
    public boolean sharesSessions(Connection other) {
        return false;
    }

    @Override
    public String holder() {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Then the lock ends with the process.
            return;
        }
    }
}
