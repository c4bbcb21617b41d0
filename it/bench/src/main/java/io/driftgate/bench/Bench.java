package io.driftgate.bench;

import io.driftgate.dialect.postgres.embedded.EmbeddedPostgres;
import io.driftgate.dialect.postgres.embedded.PostgresBinaries;
import io.driftgate.dialect.postgres.embedded.PostgresPlatform;
import io.driftgate.dialect.postgres.embedded.PostgresReleases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs every measurement, each in a process of its own, and prints one line for each as it comes. */
public final class Bench {
    private static final String[] ALL = {"read", "diff", "verify", "migrate", "backup", "targets"};
    private static final int[] SIZES = {1_000, 5_000, 20_000};
    private static final int DIFF = 5_000;
    private static final String RUNS = "3";

    /** The same migrations take up to half as long again from one run to the next. */
    private static final String MIGRATE_RUNS = "5";

    private Bench() {}

    /**
     * @param arguments the build directory, where the server's binaries are; which measurements, all if none is named; how
     *     many megabytes are backed up
     */
    public static void main(String[] arguments) throws Exception {
        Path target = Path.of(arguments[0]);
        Set<String> wanted = Set.of(arguments.length > 1 ? arguments[1].split(",") : ALL);
        if (!Set.of(ALL).containsAll(wanted)) {
            throw new IllegalArgumentException("measurements are " + String.join(", ", ALL));
        }
        System.out.printf("%-44s %10s %10s %8s%n", "measurement (medians)", "driftgate", "peer", "ratio");
        if (wanted.contains("read")
                || wanted.contains("diff")
                || wanted.contains("migrate")
                || wanted.contains("backup")) {
            try (EmbeddedPostgres server = EmbeddedPostgres.start(15, binaries(target), target.resolve("cache"))) {
                onServer(wanted, target, server, arguments.length > 2 ? arguments[2] : "1024");
            }
        }
        if (wanted.contains("read")) {
            run(java(SqliteRead.class, "256m"));
        }
        if (wanted.contains("verify")) {
            run(java(VerifyTime.class, "256m", target.toString()));
        }
        if (wanted.contains("targets")) {
            run(java(TargetsTime.class, "512m", target.toString()));
        }
        if (wanted.contains("migrate")) {
            run(java(MigrateTime.class, "256m", target.toString(), MIGRATE_RUNS));
            run(java(LargeMigration.class, "128m", target.toString()));
        }
    }

    private static void backup(Path target, EmbeddedPostgres server, String megabytes) throws Exception {
        run(java(BackupTime.class, "128m", target.toString(), megabytes, RUNS));
        run(java(
                BackupTime.class,
                "128m",
                target.toString(),
                megabytes,
                RUNS,
                server.url("postgres"),
                server.user(),
                server.password()));
    }

    private static void onServer(Set<String> wanted, Path target, EmbeddedPostgres server, String megabytes)
            throws Exception {
        for (int size : SIZES) {
            if (wanted.contains("read") || wanted.contains("diff") && size == DIFF) {
                server.execute("CREATE DATABASE " + database(size));
                try (var connection = server.connect(database(size))) {
                    Tables.inPostgres(connection, size);
                }
            }
        }
        for (int size : wanted.contains("read") ? SIZES : new int[0]) {
            // As many for each, since the first ones wait for the compiler: sizes are compared with one another.
            List<String> command = postgres(PostgresRead.class, size > 5_000 ? "3g" : "256m", server, size);
            command.add("7");
            run(command);
        }
        if (wanted.contains("backup")) {
            backup(target, server, megabytes);
        }
        if (wanted.contains("diff")) {
            run(postgres(SchemaDiffTime.class, "1500m", server, DIFF));
        }
        if (wanted.contains("migrate")) {
            String url = server.url("postgres");
            run(java(
                    MigrateTime.class, "256m", target.toString(), MIGRATE_RUNS, url, server.user(), server.password()));
            run(java(LargeMigration.class, "128m", target.toString(), url, server.user(), server.password()));
        }
    }

    static PostgresBinaries binaries(Path target) {
        return major -> target.resolve("postgres-binaries")
                .resolve(PostgresPlatform.current().artifactId() + "-" + PostgresReleases.release(major) + ".jar");
    }

    private static String database(int size) {
        return "tables_" + size;
    }

    private static List<String> postgres(Class<?> main, String heap, EmbeddedPostgres server, int size) {
        return java(main, heap, server.url(database(size)), server.user(), server.password(), Integer.toString(size));
    }

    private static List<String> java(Class<?> main, String heap, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException(command.get(4) + " ended with " + exit);
        }
    }
}
