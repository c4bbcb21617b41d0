package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.dialect.ScratchException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** One scratch database in a file of its own. */
final class ScratchFile implements ScratchDatabase {
    private final Path file;
    private final Path lock;
    private final FileChannel lockChannel;

    /** @param lockChannel holds the lock on {@code lock} until this is closed */
    ScratchFile(Path file, Path lock, FileChannel lockChannel) {
        this.file = file;
        this.lock = lock;
        this.lockChannel = lockChannel;
    }

    /** Nothing in a scratch database has to outlive a crash, so that SQLite does not wait for the disk. */
    @Override
    public Connection connect() throws SQLException {
        Connection connection = SqliteScratchServer.connect("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = OFF");
            statement.execute("PRAGMA journal_mode = MEMORY");
        }
        return connection;
    }

    @Override
    public void close() {
        try {
            remove(file);
            lockChannel.close();
            Files.deleteIfExists(lock);
        } catch (IOException e) {
            throw new ScratchException("the scratch database " + file + " cannot be removed; remove it by hand", e);
        }
    }

    /** Removes the database and what SQLite lays beside it. */
    static void remove(Path file) throws IOException {
        for (String suffix : new String[] {"", "-wal", "-shm", "-journal"}) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
        }
    }
}
