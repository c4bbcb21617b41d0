package io.driftgate.migration;

import io.driftgate.backup.Backup;
import io.driftgate.check.DriftResult;
import io.driftgate.check.file.CheckResult;
import io.driftgate.policy.Finding;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.script.Migration;
import io.driftgate.source.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects how a run ends. Not thread-safe. */
final class Outcome {
    private final String id;
    private final String shownUrl;
    private final Position start;
    private final Direction direction;
    private final List<MigrationResult.Done> done = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private List<Migration> applied;
    private Optional<Observed> observed = Optional.empty();
    private Precautions precautions = Precautions.NONE;
    private @Nullable Backup backup;

    Outcome(String id, String shownUrl, Position start, Direction direction) {
        this.id = id;
        this.shownUrl = shownUrl;
        this.start = start;
        this.direction = direction;
        applied = start.match().applied();
    }

    void warn(DriftResult drift) {
        drift.judgement().findings().stream()
                .filter(Finding::isDrift)
                .forEach(finding -> warnings.add(finding.message()));
    }

    void warn(List<Finding> passing) {
        passing.forEach(finding -> warnings.add(finding.message()));
    }

    void warn(WaysBack.Incomplete back) {
        back.result().judgement().findings().stream()
                .filter(Finding::isDrift)
                .forEach(finding -> warnings.add(back.what() + ": " + finding.message()));
    }

    void found(Precautions found) {
        precautions = found;
    }

    void checked(List<CheckResult> results) {
        precautions = precautions.and(results);
    }

    void did(Steps.Step step, Ledger ledger, Duration took) {
        SchemaDelta delta = step.units().size() == 1 ? step.units().get(0).delta() : SchemaDelta.NONE;
        List<Migration> after = ledger.after(step.migration(), applied);
        int migrations = direction == Direction.BACK ? applied.size() - after.size() : 1;
        done.add(new MigrationResult.Done(step.migration(), took, delta, migrations));
        applied = after;
    }

    void backedUp(Backup taken) {
        backup = taken;
    }

    Optional<Backup> backup() {
        return Optional.ofNullable(backup);
    }

    /** Where the database stands now. */
    @Nullable
    String version() {
        return Position.newest(start.directory(), applied);
    }

    void observe(Observed seen) {
        observed = Optional.of(seen);
    }

    MigrationResult refused(Refused refused) {
        return ended(Optional.of(refused));
    }

    MigrationResult done() {
        return ended(Optional.empty());
    }

    MigrationResult ended(Optional<Refused> refused) {
        return result(refused, Optional.empty());
    }

    /** @param reason the sentence with which it ended */
    MigrationResult failed(String reason) {
        return result(Optional.empty(), Optional.of(reason));
    }

    private MigrationResult result(Optional<Refused> refused, Optional<String> failed) {
        return new MigrationResult(
                id,
                shownUrl,
                start.found().engine(),
                direction,
                start.version(),
                version(),
                done,
                refused,
                failed,
                warnings,
                observed,
                precautions,
                backup());
    }
}
