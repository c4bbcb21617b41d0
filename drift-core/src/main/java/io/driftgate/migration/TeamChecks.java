package io.driftgate.migration;

import io.driftgate.check.file.CheckFile;
import io.driftgate.check.file.CheckFileException;
import io.driftgate.check.file.CheckFolder;
import io.driftgate.check.file.CheckResult;
import io.driftgate.check.file.CheckRunner;
import io.driftgate.script.Migration;
import io.driftgate.script.MigrationDirectory;
import io.driftgate.source.Steps;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs the team's own checks around a run; they leave nothing behind. */
final class TeamChecks {
    private final Run run;
    private final Optional<CheckFolder> folder;

    TeamChecks(Run run) {
        this.run = run;
        folder = run.settings().precautions().checks().map(CheckFolder::new);
    }

    /** Those before anything is applied. */
    List<CheckResult> before(Situation now) throws SQLException {
        if (folder.isEmpty() || now.steps().steps().isEmpty()) {
            return List.of();
        }
        folder.get().requireKnownFolders();
        requireVersions(folder.get(), now.directory(), now.steps());
        return run(Stream.concat(folder.get().before().stream(), folder.get().always().stream()));
    }

    /** Those once all is committed. */
    List<CheckResult> after(List<Migration> applied) throws SQLException {
        if (folder.isEmpty() || applied.isEmpty()) {
            return List.of();
        }
        Stream<CheckFile> versions =
                folder.get().versions().stream().filter(file -> applied.stream().anyMatch(done -> isOf(file, done)));
        Stream<CheckFile> others = Stream.concat(folder.get().after().stream(), folder.get().always().stream());
        return run(Stream.concat(versions, others));
    }

    private List<CheckResult> run(Stream<CheckFile> files) throws SQLException {
        CheckRunner runner = new CheckRunner(
                run.dialect(), run.settings().precautions().data().limit());
        List<CheckResult> results = new ArrayList<>();
        for (CheckFile file : files.toList()) {
            run.execution().renew(run.connection());
            results.addAll(runner.run(file, run.connection()));
        }
        return results;
    }

    /** A file that belongs to no version would never run. */
    private static void requireVersions(CheckFolder folder, MigrationDirectory directory, Steps steps) {
        for (CheckFile file : folder.versions()) {
            boolean known = Stream.concat(
                            directory.migrations().stream(),
                            steps.steps().stream().map(Steps.Step::migration))
                    .anyMatch(migration -> isOf(file, migration));
            if (!known) {
                throw new CheckFileException(
                        "The checks in " + file.path()
                                + " belong to no migration: begin the name with a version, or move the file to before, after or always.");
            }
        }
    }

    /** {@code 012_orders.sql}, {@code V1_2__orders.sql} or named as the migration itself. */
    private static boolean isOf(CheckFile file, Migration migration) {
        String stem = file.stem();
        boolean flyway = stem.matches("V\\d[\\d_.]*__.*");
        String version = flyway
                ? stem.substring(1, stem.indexOf("__")).replace('_', '.')
                : stem.replaceFirst("^(\\d[\\d.]*).*$", "$1");
        return migration.isNamed(stem) || migration.isNamed(version);
    }

    static Optional<Refused> refusedBefore(List<CheckResult> results) {
        return refused(results, "; nothing was applied.", "Correct the data or the check, and run db:migrate again.");
    }

    static Optional<Refused> refusedAfter(List<CheckResult> results) {
        return refused(
                results,
                " after the last commit: the migrations stay applied.",
                "Look at what the checks name before the application goes on.",
                "db:rollback takes the migrations back; db:restore brings the backup of before back.");
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
