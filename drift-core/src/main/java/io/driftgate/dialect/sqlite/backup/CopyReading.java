package io.driftgate.dialect.sqlite.backup;

import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import io.driftgate.dialect.BackupEngine;
import io.driftgate.dialect.Contents;
import io.driftgate.dialect.Dialect;
import io.driftgate.schema.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A copy is looked at in the background: its soundness by one connection, what it holds by another. Closing it ends both. */
final class CopyReading implements AutoCloseable {
    private final ExecutorService threads = Executors.newFixedThreadPool(2, CopyReading::thread);
    private final Future<List<String>> damage;
    private final Future<List<String>> orphans;
    private final Future<Schema> schema;
    private final Database copy;

    private CopyReading(Database copy, BackupEngine.Job job) {
        this.copy = copy;
        damage = submit(copy, Health::damage);
        orphans = submit(copy, Health::orphans);
        schema = submit(copy, job.schema());
    }

    /** @param file a database that nobody else has open */
    static CopyReading begin(Path file, BackupEngine.Job job) {
        return new CopyReading(Database.at("jdbc:sqlite:" + file), job);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "driftgate-copy");
        thread.setDaemon(true);
        return thread;
    }

    private <T> Future<T> submit(Database copy, Dialect.Work<T> work) {
        return threads.submit(() -> {
            try (Connection connection = Connector.open(copy)) {
                return work.with(connection);
            }
        });
    }

    /** @param known rows without their parent that may be there */
    BackupEngine.Given given(List<String> known) throws SQLException {
        return given(known, got(submit(copy, TableRows::counted)), List.of());
    }

    /**
     * Where its rows are read by someone else.
     *
     * @param contents how many they are
     * @param wrong what is wrong with them
     */
    BackupEngine.Given given(List<String> known, Contents contents, List<String> wrong) throws SQLException {
        List<String> problems = new ArrayList<>(got(damage));
        List<String> found = new ArrayList<>(got(orphans));
        found.removeAll(known);
        problems.addAll(found);
        problems.addAll(wrong);
        return new BackupEngine.Given(got(schema), contents, problems);
    }

    private static <T> T got(Future<T> future) throws SQLException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException error) {
                throw error;
            }
            throw new SQLException(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        }
    }

    /** Nothing may be at work on the file afterwards. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(1, java.util.concurrent.TimeUnit.HOURS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
