package io.driftgate.bench;

import io.driftgate.dialect.postgres.embedded.PostgresBinaries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code db:migrate} takes for 500 small migrations of an empty database, with a warm and a cold replay cache, in turn with
 * others that apply the same statements. Every run has a database of its own.
 */
public final class MigrateTime {
    private static final int MIGRATIONS = 500;

    private final Target.Maker targets;
    private final List<String> statements;
    private final Path directory;
    private final List<Path> files;
    private final Migrating own;

    private MigrateTime(Target.Maker targets, boolean postgres, Path work, PostgresBinaries binaries) throws Exception {
        this.targets = targets;
        statements = SmallMigrations.statements(postgres, MIGRATIONS);
        directory = work.resolve("migrations");
        files = SmallMigrations.write(statements, directory);
        own = new Migrating(directory, work.resolve("cache"), binaries);
    }

    /** @param arguments the build directory, how many runs, then the URL, user and password of a server; none for SQLite */
    public static void main(String[] arguments) throws Exception {
        Path target = Path.of(arguments[0]);
        boolean postgres = arguments.length > 2;
        Path work = Files.createTempDirectory(target, "migrate");
        Target.Maker targets =
                postgres ? Target.postgres(arguments[2], arguments[3], arguments[4]) : Target.sqlite(work);
        new MigrateTime(targets, postgres, work, Bench.binaries(target))
                .measure(
                        Integer.parseInt(arguments[1]),
                        postgres ? "PostgreSQL" : "SQLite",
                        postgres ? "psql -f" : "sqlite3 <");
    }

    private void measure(int runs, String engine, String program) throws Exception {
        double[] cold = new double[runs];
        double[] warm = new double[runs];
        double[] flyway = new double[runs];
        double[] recorded = new double[runs];
        double[] plain = new double[runs];
        double[] programs = new double[runs];
        for (int i = 0; i < runs; i++) {
            own.forget();
            cold[i] = time(target -> own.run(target.database(), MIGRATIONS));
            warm[i] = time(target -> own.run(target.database(), MIGRATIONS));
            flyway[i] = time(target -> Peers.flyway(target, directory, MIGRATIONS));
            recorded[i] = time(target -> Peers.recorded(target, statements));
            plain[i] = time(target -> Peers.plain(target, statements));
            programs[i] = time(target -> Peers.programs(target, files));
        }
        String what = MIGRATIONS + " migrations, " + engine + ", ";
        double usual = Times.median(warm);
        Times.line(what + "Flyway", usual, Times.median(flyway));
        Times.line(what + "cold, Flyway", Times.median(cold), Times.median(flyway));
        Times.line(what + "JDBC and history", usual, Times.median(recorded));
        Times.line(what + "JDBC alone", usual, Times.median(plain));
        Times.line(what + program, usual, Times.median(programs));
        System.out.printf(
                "  first cold %.0f ms, first warm %.0f ms, Flyway %s first %.0f ms%n",
                cold[0], warm[0], Peers.flywayVersion(), flyway[0]);
    }

    /** Something done to an empty database. */
    private interface Work {
        void on(Target target) throws Exception;
    }

    private double time(Work work) throws Exception {
        try (Target target = targets.make()) {
            return Times.millis(() -> work.on(target));
        }
    }
}
