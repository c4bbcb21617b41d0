package io.driftgate.migration;

import io.driftgate.dialect.Held;
import io.driftgate.source.Steps;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Proves before the last commit that every view can be read that could be before the run, where the engine does not see to it. */
final class ViewProof {
    private final Run run;
    private final Progress progress;

    ViewProof(Run run, Progress progress) {
        this.run = run;
        this.progress = progress;
    }

    /**
     * @param step the one that is about to end
     * @return why it must not end so; empty if it may, or is not the last one
     */
    Optional<Refused> prove(Steps.Step step) throws SQLException {
        Optional<Held> held = progress.held();
        if (held.isEmpty() || !progress.isLast()) {
            return Optional.empty();
        }
        List<String> lost = LostViews.of(
                progress.situation().found(),
                held.get().unreadable().keySet(),
                run.dialect().holdings().unreadable(run.connection()));
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of(Refused.because(
                        "After " + step.migration().name() + " views could not be read any more"
                                + (step.isAtomic()
                                        ? "; it was rolled back."
                                        : "; what it did stays, recorded as started."),
                        lost,
                        LostViews.REMEDY));
    }
}
