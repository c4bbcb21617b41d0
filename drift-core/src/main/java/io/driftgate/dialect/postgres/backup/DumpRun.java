package io.driftgate.dialect.postgres.backup;

import io.driftgate.dialect.BackupException;
import io.driftgate.dialect.BackupRefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;

/** {@code pg_dump} at work on a picture that another session holds. */
final class DumpRun implements AutoCloseable {
    /** How long it waits for a table that somebody holds in exclusive lock, in milliseconds. */
    private static final String LOCK_WAIT = "600000";

    private static final List<String> NO_ROOM = List.of("no space left", "file too large", "quota exceeded");

    private final ProgramRun run;
    private final Path file;

    private DumpRun(ProgramRun run, Path file) {
        this.run = run;
        this.file = file;
    }

    static DumpRun start(ClientProgram program, Conninfo conninfo, String snapshot, Path file) {
        List<String> command = new ArrayList<>(program.words());
        command.addAll(List.of(
                "--format=custom",
                "--no-password",
                "--lock-wait-timeout=" + LOCK_WAIT,
                "--snapshot=" + snapshot,
                "--dbname=" + (program.isLocal() ? conninfo.text() : conninfo.inside())));
        return new DumpRun(ProgramRun.start("pg_dump", command, conninfo, ProgramRun.Streams.into(file)), file);
    }

    /** @throws BackupException if it has failed already */
    void requireNotFailed() {
        if (run.hasFailed()) {
            throw failed();
        }
    }

    /** Waits for its end. */
    void finish(LongConsumer progress) {
        try {
            if (run.await(file, progress) != 0) {
                throw failed();
            }
        } catch (IOException e) {
            throw new BackupException("The wait for pg_dump failed: " + e.getMessage() + ".", e);
        }
    }

    private RuntimeException failed() {
        String words;
        try {
            words = run.lastWords();
        } catch (IOException e) {
            words = "its messages cannot be read (" + e.getMessage() + ")";
        }
        return failure(words);
    }

    /** Room is something to ask for, whatever else went wrong is a fault. */
    static RuntimeException failure(String lastWords) {
        String words = lastWords.endsWith(".") ? lastWords : lastWords + ".";
        String lower = words.toLowerCase(Locale.ROOT);
        if (NO_ROOM.stream().anyMatch(lower::contains)) {
            return new BackupRefusedException(
                    "There is no room for the backup: " + words,
                    List.of(),
                    "Free some, or name another place with db.backupDirectory.");
        }
        return new BackupException("pg_dump did not finish: " + words, null);
    }

    @Override
    public void close() {
        run.close();
    }
}
