package io.driftgate.bench;

import io.driftgate.dialect.postgres.embedded.EmbeddedPostgres;
import io.driftgate.dialect.postgres.embedded.PostgresPlatform;
import io.driftgate.dialect.postgres.embedded.PostgresReleases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs every measurement, each in a process of its own, and prints one line for each as it comes. */
public final class Bench {
    private static final int[] SIZES = {1_000, 5_000, 20_000};

    private Bench() {}

    /** @param arguments the build directory, where the server's binaries are */
    public static void main(String[] arguments) throws Exception {
        Path target = Path.of(arguments[0]);
        System.out.printf("%-44s %10s %10s %8s%n", "measurement (medians)", "driftgate", "peer", "ratio");
        try (EmbeddedPostgres server =
                EmbeddedPostgres.start(15, major -> binaries(target, major), target.resolve("cache"))) {
            for (int size : SIZES) {
                server.execute("CREATE DATABASE " + database(size));
                try (var connection = server.connect(database(size))) {
                    Tables.inPostgres(connection, size);
                }
            }
            for (int size : SIZES) {
                List<String> command = postgres(PostgresRead.class, size > 5_000 ? "1500m" : "256m", server, size);
                command.add(size > 5_000 ? "3" : "7");
                run(command);
            }
            run(postgres(SchemaDiffTime.class, "1500m", server, 5_000));
        }
        run(java(SqliteRead.class, "256m"));
        List<String> verify = java(VerifyTime.class, "256m");
        verify.add(target.toString());
        run(verify);
    }

    private static Path binaries(Path target, int major) {
        return target.resolve("postgres-binaries")
                .resolve(PostgresPlatform.current().artifactId() + "-" + PostgresReleases.release(major) + ".jar");
    }

    private static String database(int size) {
        return "tables_" + size;
    }

    private static List<String> postgres(Class<?> main, String heap, EmbeddedPostgres server, int size) {
        List<String> command = java(main, heap);
        command.add(server.url(database(size)));
        command.add(server.user());
        command.add(server.password());
        command.add(Integer.toString(size));
        return command;
    }

    private static List<String> java(Class<?> main, String heap) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException(command.get(4) + " ended with " + exit);
        }
    }
}
