package io.driftgate.migration.crash;

import io.driftgate.migration.Info;
import io.driftgate.migration.MigrationResult;
import io.driftgate.migration.MigrationState;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Kills a run at a point, and says what is wrong afterwards. Thread-safe. */
final class CrashCheck {
    private static final String HISTORY =
            "SELECT version, description, checksum, kind, state, unit, script FROM schema_migrations ORDER BY id";

    private final CrashSite site;
    private final Runs runs;
    private final List<Effects> effects;
    private final Map<String, Effects> back;
    private final Map<CrashPoint.Start, String> undisturbed = new ConcurrentHashMap<>();

    CrashCheck(CrashSite site, Runs runs) throws IOException {
        this.site = site;
        this.runs = runs;
        effects = Effects.of(site.migrations());
        back = Effects.ofWaysBack(site.migrations());
    }

    List<CrashPoint.Start> starts() {
        return site.starts();
    }

    /** What an undisturbed run comes to. */
    void undisturbed(CrashPoint.Start start) throws IOException, SQLException {
        try (CrashSite.Live live = site.create(start)) {
            runs.run(live.database(), start, event -> {}).refused().ifPresent(refused -> {
                throw new IllegalStateException("not undisturbed: " + refused);
            });
            undisturbed.put(start, state(live));
        }
    }

    /** What an undisturbed run tells, in a process of its own. */
    List<String> count(CrashPoint.Start start, CrashPoint.Kind kind) throws IOException, SQLException {
        try (CrashSite.Live live = site.create(start)) {
            List<String> told = live.crash(new CrashPoint("", start, kind, 0, ""));
            if (!told.contains(CrashRun.ENDED + "well")) {
                throw new IllegalStateException("not undisturbed: " + told);
            }
            return told;
        }
    }

    /** What went wrong, one sentence each. */
    List<String> failures(CrashPoint point) throws IOException, SQLException {
        List<String> failures = new ArrayList<>();
        try (CrashSite.Live live = site.create(point.start())) {
            List<String> told = live.crash(point);
            if (told.contains(CrashRun.ENDED + "well") && point.kind() != CrashPoint.Kind.CUT) {
                failures.add("was not killed");
            }
            if (point.kind() != CrashPoint.Kind.UNDER_WAY) {
                live.settle();
                failures.addAll(Truth.lies(live, runs.info(live.database()), effects, back));
            }
            again(point, live, failures);
        } catch (RuntimeException | SQLException e) {
            failures.add(e.toString());
        }
        return failures;
    }

    private void again(CrashPoint point, CrashSite.Live live, List<String> failures) throws IOException, SQLException {
        MigrationResult result = runs.run(live.database(), point.start(), event -> {});
        result.refused().ifPresent(refused -> failures.add("the next run is refused: " + refused));
        live.settle();
        Info info = runs.info(live.database());
        failures.addAll(Truth.lies(live, info, effects, back));
        long open = info.lines().stream()
                .filter(line -> line.state() != MigrationState.APPLIED)
                .count();
        if (open != leftOpen(point.start())) {
            failures.add("after the next run: " + info.lines());
        }
        String difference = Texts.difference(String.valueOf(undisturbed.get(point.start())), state(live));
        if (!difference.isEmpty()) {
            failures.add("not what an undisturbed run gives:\n" + difference);
        }
    }

    /** How many migrations are not applied at the end. */
    private int leftOpen(CrashPoint.Start start) {
        return start == CrashPoint.Start.FILLED ? 0 : effects.size() - 1;
    }

    private static String state(CrashSite.Live live) throws IOException, SQLException {
        return live.dump() + "\n" + String.join("\n", live.rows(HISTORY));
    }
}
