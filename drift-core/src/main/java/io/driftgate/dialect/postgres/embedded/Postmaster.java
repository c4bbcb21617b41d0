package io.driftgate.dialect.postgres.embedded;

import io.driftgate.dialect.ScratchException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A running server process. */
final class Postmaster {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final int PORTS_TRIED = 10;

    private final ServerDirectory directory;
    private final Process process;
    private final int port;

    private Postmaster(ServerDirectory directory, Process process, int port) {
        this.directory = directory;
        this.process = process;
        this.port = port;
    }

    /** @throws ScratchException with the end of the server's log if it does not come up */
    static Postmaster start(Programs programs, ServerDirectory directory) throws IOException {
        for (int i = 1; ; i++) {
            int port = freePort();
            Postmaster started = launch(programs, directory, port);
            if (started.awaitReady()) {
                return started;
            }
            started.kill();
            String log = tail(directory.log());
            if (i == PORTS_TRIED || !log.contains("could not bind")) {
                throw new ScratchException("The embedded PostgreSQL server did not start; its log ends: " + log);
            }
        }
    }

    private static Postmaster launch(Programs programs, ServerDirectory directory, int port) throws IOException {
        List<String> words =
                programs.command("postgres", "-D", directory.data().toString(), "-p", Integer.toString(port));
        Process process = Command.builder(words)
                .directory(directory.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.log().toFile())
                .start();
        process.getOutputStream().close();
        return new Postmaster(directory, process, port);
    }

    int port() {
        return port;
    }

    /** Free now; another process may still take it first. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean awaitReady() throws IOException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            if (PidFile.read(directory.data()).filter(PidFile::ready).isPresent()) {
                return true;
            }
            pause(5);
        }
        return false;
    }

    /** Rolls back what is open, disconnects, and waits for the end. */
    void stop() {
        Optional<ProcessHandle> server = PidFile.read(directory.data()).flatMap(PidFile::process);
        server.ifPresentOrElse(ServerProcess::interrupt, process::destroy);
        if (!awaitEnd(STOP_LIMIT)) {
            kill();
        }
    }

    private void kill() {
        PidFile.read(directory.data()).flatMap(PidFile::process).ifPresent(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        awaitEnd(STOP_LIMIT);
    }

    private boolean awaitEnd(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends the server of this data directory, if there is one, and nothing else. */
    static void endStray(Path data) {
        PidFile.read(data)
                .flatMap(PidFile::process)
                .filter(found -> ServerProcess.serves(found, data))
                .ifPresent(found -> ServerProcess.end(found, STOP_LIMIT));
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    }

    private static void pause(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
