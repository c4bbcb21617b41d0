package io.driftgate.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The peer: {@code pg_dump -s} as a whole process. */
final class PgDump {

    private PgDump() {}

    /** @param url a JDBC URL */
    static void schema(String url, String user, String password, String... more)
            throws IOException, InterruptedException {
        URI uri = URI.create(url.substring("jdbc:".length()));
        List<String> command = new ArrayList<>(
                List.of("pg_dump", "-s", "-h", uri.getHost(), "-p", Integer.toString(uri.getPort()), "-U", user));
        command.addAll(List.of(more));
        command.add(uri.getPath().substring(1));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PGPASSWORD", password);
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException("pg_dump failed");
        }
    }
}
