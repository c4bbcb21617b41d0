package io.driftgate.migration;

import io.driftgate.check.file.CheckResult;
import io.driftgate.check.file.CheckRunner;
import io.driftgate.check.file.CheckScript;
import io.driftgate.script.Migration;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs the team's own checks around a run; they leave nothing behind. */
final class TeamChecks {
    private final Run run;
    private final CheckScripts scripts;

    TeamChecks(Run run, CheckScripts scripts) {
        this.run = run;
        this.scripts = scripts;
    }

    /** Those before anything is applied. */
    List<CheckResult> before() throws SQLException {
        return run(Stream.concat(scripts.before().stream(), scripts.always().stream()));
    }

    /** Those once all is committed. */
    List<CheckResult> after(List<Migration> applied) throws SQLException {
        return applied.isEmpty() ? List.of() : run(scripts.after(applied));
    }

    private List<CheckResult> run(Stream<CheckScript> all) throws SQLException {
        CheckRunner runner = new CheckRunner(
                run.dialect(), run.settings().precautions().data().limit());
        List<CheckResult> results = new ArrayList<>();
        for (CheckScript script : all.toList()) {
            run.execution().renew(run.connection());
            results.addAll(runner.run(script, run.connection()));
        }
        return results;
    }

    static Optional<Refused> refusedBefore(List<CheckResult> results) {
        return refused(results, "; nothing was applied.", "Correct the data or the check, and run db:migrate again.");
    }

    /** @param isBackedUp whether the run has taken a backup to go back to */
    static Optional<Refused> refusedAfter(List<CheckResult> results, boolean isBackedUp) {
        return refused(
                results,
                " after the last commit: the migrations stay applied.",
                "Look at what the checks name before the application goes on.",
                "db:rollback takes the migrations back"
                        + (isBackedUp ? "; db:restore brings the backup of before back." : "."));
    }

    private static Optional<Refused> refused(List<CheckResult> results, String end, String... remedies) {
        List<String> lines = new ArrayList<>();
        long failed = 0;
        for (CheckResult result : results) {
            if (!result.passed()) {
                failed++;
                lines.add(result.sentence());
                result.rows().forEach(row -> lines.add("  " + row));
            }
        }
        return failed == 0
                ? Optional.empty()
                : Optional.of(Refused.because(
                        (failed == 1 ? "1 check" : failed + " checks") + " failed" + end, lines, remedies));
    }
}
