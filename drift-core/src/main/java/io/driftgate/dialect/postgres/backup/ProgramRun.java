package io.driftgate.dialect.postgres.backup;

import io.driftgate.dialect.BackupException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * A program at work beside us. Closing it ends it, if it has not ended; so does the end of this process by Ctrl-C or SIGTERM, which
 * a program beside us would not notice.
 */
final class ProgramRun implements AutoCloseable {
    static final String KILLED = "was killed by signal ";

    /** How long a program that is told to end may take for it: {@code pg_restore} cancels what its helpers do on the server. */
    private static final int ENDING_SECONDS = 5;

    private static final int TOLD_EVERY_SECONDS = 10;
    private static final int LINES_SHOWN = 5;

    private final String name;
    private final Process process;
    private final PrivateDirectory directory;
    private final Thread hook = new Thread(this::end, "driftgate-program-end");

    private ProgramRun(String name, Process process, PrivateDirectory directory) {
        this.name = name;
        this.process = process;
        this.directory = directory;
    }

    /** Where a program's input comes from and where its output goes. */
    record Streams(ProcessBuilder.Redirect in, ProcessBuilder.Redirect out) {
        static final Streams NONE =
                new Streams(ProcessBuilder.Redirect.from(nothing()), ProcessBuilder.Redirect.DISCARD);

        static Streams into(Path file) {
            return new Streams(NONE.in(), ProcessBuilder.Redirect.to(file.toFile()));
        }

        static Streams from(Path file) {
            return new Streams(ProcessBuilder.Redirect.from(file.toFile()), ProcessBuilder.Redirect.DISCARD);
        }

        private static File nothing() {
            return new File(System.getProperty("os.name", "").startsWith("Windows") ? "NUL" : "/dev/null");
        }
    }

    /** @param conninfo whose password the program finds; none of it is an argument here */
    static ProgramRun start(String name, List<String> command, Conninfo conninfo, Streams streams) {
        PrivateDirectory directory = null;
        try {
            directory = PrivateDirectory.create();
            ProcessBuilder builder = ClientEnvironment.builder(command)
                    .redirectInput(streams.in())
                    .redirectOutput(streams.out())
                    .redirectError(directory.errors().toFile());
            Map<String, String> environment = builder.environment();
            directory.passwordFile(conninfo).ifPresent(file -> environment.put("PGPASSFILE", file.toString()));
            ProgramRun run = new ProgramRun(name, builder.start(), directory);
            run.endWithUs();
            return run;
        } catch (IOException e) {
            close(directory);
            throw new BackupException(name + " could not be started: " + e.getMessage() + ".", e);
        }
    }

    private void endWithUs() {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            end();
            throw new BackupException(name + " was ended along with this process.", e);
        }
    }

    /** Whether it has ended, and not well. */
    boolean hasFailed() {
        return !process.isAlive() && process.exitValue() != 0;
    }

    /**
     * Waits for the end.
     *
     * @param written the file whose size is told now and then
     * @return its exit code
     */
    int await(Path written, LongConsumer progress) throws IOException {
        try {
            while (!process.waitFor(TOLD_EVERY_SECONDS, TimeUnit.SECONDS)) {
                progress.accept(Files.size(written));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** What it complained about. */
    List<String> complaints() throws IOException {
        Path errors = directory.errors();
        if (!Files.exists(errors)) {
            return List.of();
        }
        return new String(Files.readAllBytes(errors), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    /** The end of what it said, in one line, for a message; with how it ended where it said nothing. */
    String lastWords() throws IOException {
        List<String> lines =
                complaints().stream().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            int code = process.exitValue();
            return code > 128 ? "it " + KILLED + (code - 128) : "it ended with exit code " + code;
        }
        return String.join(" ", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()))
                .strip();
    }

    String name() {
        return name;
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This process is ending and the hook with it.
        }
    }

    /** With whatever it has started: of a command of several words it is a shell that we know. */
    private void end() {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        if (process.isAlive()) {
            all.forEach(ProcessHandle::destroy);
            if (!hasEnded()) {
                all.forEach(ProcessHandle::destroyForcibly);
                hasEnded();
            }
        }
        close(directory);
    }

    private boolean hasEnded() {
        try {
            return process.waitFor(ENDING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void close(@org.jspecify.annotations.Nullable PrivateDirectory directory) {
        try {
            if (directory != null) {
                directory.close();
            }
        } catch (IOException e) {
            // In the temporary directory, for its owner only.
            return;
        }
    }
}
