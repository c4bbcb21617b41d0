package io.driftgate.dialect.postgres.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Signals to server processes that may not be children of this one. */
final class ServerProcess {
    private ServerProcess() {}

    /** Whether it is the server of that data directory, and not a process that was given its number later. */
    static boolean serves(ProcessHandle process, Path data) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(data.toString()))
                .isPresent();
    }

    /** PostgreSQL's fast shutdown; SIGTERM would wait for every session to leave by itself. */
    static void interrupt(ProcessHandle process) {
        try {
            Command.of("sh", "-c", "kill -INT \"$0\"", Long.toString(process.pid()))
                    .run();
        } catch (IOException e) {
            process.destroy(); // no shell, so no signals either: Windows
        }
    }

    static void end(ProcessHandle process, Duration limit) {
        interrupt(process);
        if (!ended(process, limit)) {
            process.destroyForcibly();
            ended(process, limit);
        }
    }

    private static boolean ended(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }
}
