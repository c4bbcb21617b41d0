package io.driftgate.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Others who use the database while builds look at it: one has an open transaction, in which it did what {@code
 * meanwhile.sql} says; another runs the one statement of {@code writing.sql} again and again, each in a transaction.
 */
final class OtherSession implements AutoCloseable {
    private static final int PAUSE_MILLIS = 20;

    private final @Nullable Connection open;
    private final @Nullable CompletableFuture<Integer> writer;
    private volatile boolean isOver;

    private OtherSession(LiveDatabase database, Path folder) throws Exception {
        Path transaction = folder.resolve("meanwhile.sql");
        open = Files.exists(transaction) ? begin(database, Files.readString(transaction)) : null;
        Path statement = folder.resolve("writing.sql");
        writer = Files.exists(statement) ? writeOn(database, Files.readString(statement)) : null;
    }

    /** Begins what the scenario's folder has; does nothing if it has neither file. */
    static OtherSession begin(LiveDatabase database, Path folder) throws Exception {
        return new OtherSession(database, folder);
    }

    private static Connection begin(LiveDatabase database, String script) throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        SqlText.run(connection, script);
        return connection;
    }

    private CompletableFuture<Integer> writeOn(LiveDatabase database, String statement) {
        return CompletableFuture.supplyAsync(() -> {
            int written = 0;
            try (Connection connection = database.connect();
                    Statement insert = connection.createStatement()) {
                while (!isOver) {
                    written += insert.executeUpdate(statement);
                    Thread.sleep(PAUSE_MILLIS);
                }
                return written;
            } catch (SQLException | InterruptedException e) {
                throw new IllegalStateException("The writer was disturbed: " + e.getMessage(), e);
            }
        });
    }

    /** How many rows the writer wrote. */
    int written() throws ExecutionException, InterruptedException {
        isOver = true;
        return writer == null ? 0 : writer.get();
    }

    @Override
    public void close() throws SQLException {
        isOver = true;
        if (open != null) {
            open.rollback();
            open.close();
        }
    }
}
