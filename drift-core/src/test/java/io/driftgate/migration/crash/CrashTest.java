package io.driftgate.migration.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.driftgate.cases.TestDatabases;
import io.driftgate.migration.crash.CrashPoint.Kind;
import io.driftgate.migration.crash.CrashPoint.Start;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run of twelve migrations, and one that undoes them, is killed at every statement and between all steps; whatever is left, {@code db:info} tells the
 * truth about it, and the next run comes to what an undisturbed one comes to, as pg_dump and sqlite3 see it.
 */
class CrashTest {
    private static final int SAMPLE = Integer.getInteger("driftgate.crashes", 40);
    private static final int AT_ONCE = 2;
    private static final String FIRST = "V01__shop.sql";
    private static final List<Start> FORTH = List.of(Start.EMPTY, Start.FILLED);
    private static final List<Start> BACK = List.of(Start.MIGRATED);

    @TempDir
    Path folder;

    @Test
    void aKilledRunIsTakenUpAndEndsAsIfNothingHadHappened() throws Exception {
        assumeTrue(Programs.has("pg_dump") && Programs.has("sqlite3"), "skipped: no pg_dump and sqlite3 on the PATH");
        Instant begun = Instant.now();
        try (Victims victims = new Victims(VictimJvm.in(folder), AT_ONCE)) {
            Runs postgresRuns = runs(directory("postgresql"));
            Runs postgresBack = runs(back("postgresql"));
            Runs sqliteRuns = runs(directory("sqlite"));
            Runs sqliteBack = runs(back("sqlite"));
            try (PostgresSite postgres = new PostgresSite("crash", FORTH, postgresRuns, victims);
                    PostgresSite postgresBackwards = new PostgresSite("crash_back", BACK, postgresBack, victims)) {
                CrashSite sqlite = new SqliteSite(folder.resolve("forth"), FORTH, sqliteRuns, victims);
                CrashSite sqliteBackwards = new SqliteSite(folder.resolve("back"), BACK, sqliteBack, victims);
                Map<String, CrashCheck> checks = new TreeMap<>();
                checks.put("PostgreSQL", new CrashCheck(postgres, postgresRuns));
                checks.put("PostgreSQL, rollback", new CrashCheck(postgresBackwards, postgresBack));
                checks.put("SQLite", new CrashCheck(sqlite, sqliteRuns));
                checks.put("SQLite, rollback", new CrashCheck(sqliteBackwards, sqliteBack));
                List<CrashPoint> all = new ArrayList<>();
                for (String engine : checks.keySet()) {
                    all.addAll(
                            engine.startsWith("PostgreSQL")
                                    ? points(engine, checks, Kind.BEFORE, Kind.UNDER_WAY, Kind.CUT)
                                    : points(engine, checks, Kind.BEFORE, Kind.ANSWERED));
                }
                List<CrashPoint> chosen = Sample.of(all, SAMPLE);
                List<String> failures = failures(chosen, checks);
                System.out.println("crash test: " + chosen.size() + " of " + all.size() + " kill points, "
                        + failures.size() + " failures, in "
                        + Duration.between(begun, Instant.now()).toSeconds() + " s"
                        + (chosen.size() < all.size() ? " (a sample; all with -Ddriftgate.full=true)" : "")
                        + Sample.counts(chosen));
                assertEquals(List.of(), failures, () -> String.join("\n", failures));
            }
        }
    }

    private static Runs runs(Path migrations) {
        return new Runs(migrations, TestDatabases.pool());
    }

    /** The first migration and those that have a way back, with that. */
    private Path back(String engine) throws Exception {
        Path all = Files.createDirectories(folder.resolve(engine + "-back"));
        Files.copy(directory(engine).resolve(FIRST), all.resolve(FIRST));
        try (Stream<Path> ways = Files.list(directory(engine + "-back"))) {
            for (Path way : ways.toList()) {
                String name = way.getFileName().toString();
                String forth = name.replaceFirst("^U", "V");
                Files.copy(way, all.resolve(name));
                Files.copy(directory(engine).resolve(forth), all.resolve(forth));
            }
        }
        return all;
    }

    private static Path directory(String engine) throws Exception {
        return Path.of(CrashTest.class.getResource("/crash/" + engine).toURI());
    }

    /** As an undisturbed run tells of them. */
    private static List<CrashPoint> points(String engine, Map<String, CrashCheck> checks, Kind... kinds)
            throws Exception {
        List<CrashPoint> points = new ArrayList<>();
        for (Start start : checks.get(engine).starts()) {
            checks.get(engine).undisturbed(start);
            List<String> told = checks.get(engine).count(start, kinds[0]);
            List<String> statements = told.stream()
                    .filter(line -> line.startsWith(CrashRun.STATEMENT))
                    .toList();
            List<String> steps =
                    told.stream().filter(line -> line.startsWith(CrashRun.STEP)).toList();
            for (Kind kind : kinds) {
                points.addAll(points(engine, start, kind, statements, CrashRun.STATEMENT.length()).stream()
                        .filter(CrashPoint::tells)
                        .toList());
            }
            points.addAll(points(engine, start, Kind.STEP, steps, CrashRun.STEP.length()));
        }
        return points;
    }

    private static List<CrashPoint> points(String engine, Start start, Kind kind, List<String> lines, int prefix) {
        List<CrashPoint> points = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            points.add(new CrashPoint(engine, start, kind, i + 1, lines.get(i).substring(prefix)));
        }
        return points;
    }

    private static List<String> failures(List<CrashPoint> points, Map<String, CrashCheck> checks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<List<String>>> found = new ArrayList<>();
            for (CrashPoint point : points) {
                found.add(threads.submit(() -> checks.get(point.engine()).failures(point)));
            }
            List<String> failures = new ArrayList<>();
            for (int i = 0; i < points.size(); i++) {
                CrashPoint point = points.get(i);
                List<String> own = found.get(i).get();
                if (!own.isEmpty()) {
                    failures.add(point + "\n    " + String.join("\n    ", own));
                }
            }
            return failures;
        } finally {
            threads.shutdown();
            threads.awaitTermination(10, java.util.concurrent.TimeUnit.MINUTES);
        }
    }
}
