package io.driftgate.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** One migration of 100 MB of INSERTs, rehearsed in scratch and then applied: it must do with a small heap. */
public final class LargeMigration {
    private static final long BYTES = 100_000_000;

    private LargeMigration() {}

    /** @param arguments the build directory, then the URL, user and password of a server; none for SQLite */
    public static void main(String[] arguments) throws Exception {
        Path build = Path.of(arguments[0]);
        boolean postgres = arguments.length > 1;
        Path work = Files.createTempDirectory(build, "large");
        Path migrations = work.resolve("migrations");
        SmallMigrations.writeLarge(migrations, BYTES);
        Target.Maker targets =
                postgres ? Target.postgres(arguments[1], arguments[2], arguments[3]) : Target.sqlite(work);
        try (Target target = targets.make()) {
            double time = Times.millis(() ->
                    new Migrating(migrations, work.resolve("cache"), Bench.binaries(build)).run(target.database(), 1));
            Times.line("100 MB of INSERTs, cold, " + (postgres ? "PostgreSQL" : "SQLite"), time);
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getMax();
        System.out.printf("  in a heap of %d MB%n", heap >> 20);
        Files.delete(migrations.resolve("V1__large.sql"));
    }
}
