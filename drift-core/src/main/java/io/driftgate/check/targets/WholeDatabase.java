package io.driftgate.check.targets;

import io.driftgate.check.DriftCheck;
import io.driftgate.check.DriftResult;
import io.driftgate.check.file.CheckFolder;
import io.driftgate.source.SourceSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** One database, with the checks that must always hold in it. */
final class WholeDatabase implements Job {
    private static final Duration CHECK_LIMIT = Duration.ofMinutes(5);

    private final CheckTarget target;
    private final Supplier<DriftCheck> check;
    private final SourceSpec expected;
    private final Optional<CheckFolder> always;
    private final Deadline deadline;

    WholeDatabase(
            CheckTarget target,
            Supplier<DriftCheck> check,
            SourceSpec expected,
            Optional<CheckFolder> always,
            Deadline deadline) {
        this.target = target;
        this.check = check;
        this.expected = expected;
        this.always = always;
        this.deadline = deadline;
    }

    @Override
    public int targets() {
        return 1;
    }

    @Override
    public void run(TargetsListener listener) {
        TargetResult lost = Attempt.connected(target, deadline, (connection, began) -> {
            DriftResult drift = withChecks(check.get().verify(target.id(), target.database(), connection, expected));
            listener.done(new TargetResult(
                    target.id(),
                    target.database().shownUrl(),
                    began,
                    Duration.between(began, Instant.now()),
                    drift,
                    null));
        });
        if (lost != null) {
            listener.done(lost);
        }
    }

    /** Checks that this role may not run say nothing of the schema. */
    private DriftResult withChecks(DriftResult drift) {
        if (always.isEmpty()) {
            return drift;
        }
        try {
            return drift.with(check.get().always(target.database(), always.get(), CHECK_LIMIT));
        } catch (RuntimeException e) {
            return drift.noting("The checks were not run: " + e.getMessage());
        }
    }
}
