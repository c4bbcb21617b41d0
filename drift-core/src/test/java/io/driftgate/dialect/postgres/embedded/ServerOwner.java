package io.driftgate.dialect.postgres.embedded;

import io.driftgate.dialect.postgres.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;

/** A process of its own that starts a server, says so by one byte, the major version, and waits to be ended. */
final class ServerOwner {
    private ServerOwner() {}

    @SuppressWarnings("resource") // left open on purpose: how a process ends is what is tested
    public static void main(String[] arguments) throws InterruptedException {
        Path temporary = Path.of(arguments[0]);
        EmbeddedPostgres server = EmbeddedPostgres.start(15, TestPostgres.binaries(), TestPostgres.cache(), temporary);
        System.out.write(server.major());
        System.out.flush();
        Thread.sleep(120_000);
    }

    static Process launch(Path temporary) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerOwner.class.getName(),
                        temporary.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
