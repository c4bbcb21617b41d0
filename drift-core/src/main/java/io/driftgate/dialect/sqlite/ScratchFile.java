package io.driftgate.dialect.sqlite;

import io.driftgate.connection.Database;
import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.dialect.ScratchException;
import io.driftgate.script.SqlStatement;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

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
    public Database address() {
        return Database.at("jdbc:sqlite:" + file);
    }

    /** A script may touch this database only. What the lexer might overlook, SQLite itself refuses. */
    @Override
    public void run(Dialect dialect, Connection connection, SqlStatement statement) throws SQLException {
        Optional<String> beyond = BeyondScratch.find(statement.text());
        if (beyond.isPresent()) {
            throw new SQLException(
                    beyond.get()
                            + " reaches files beside the scratch database, so a replay does not run it: leave it out of the script");
        }
        connection
                .unwrap(SQLiteConnection.class)
                .setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, BeyondScratch.isVacuum(statement.text()) ? 1 : 0);
        dialect.run(connection, statement);
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
