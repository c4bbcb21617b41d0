package io.driftgate.migration;

import io.driftgate.dialect.Held;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.SchemaObject;
import io.driftgate.source.Steps;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
        List<String> lost = lost(held.get());
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Refused.because(
                                "After " + step.migration().name() + " views could not be read any more"
                                        + (step.isAtomic()
                                                ? "; it was rolled back."
                                                : "; what it did stays, recorded as started."),
                                lost,
                                "Correct the text of the view, or drop it and make it anew in the migration that changes what it reads."));
    }

    private List<String> lost(Held before) throws SQLException {
        Map<String, String> unreadable = new TreeMap<>(run.dialect().holdings().unreadable(run.connection()));
        unreadable.keySet().removeAll(before.unreadable().keySet());
        unreadable.keySet().retainAll(views());
        return unreadable.entrySet().stream()
                .map(view -> "view " + view.getKey() + " cannot be read: " + view.getValue() + ".")
                .toList();
    }

    private Set<String> views() {
        return progress.situation().found().objects().stream()
                .filter(object -> object.type() == ObjectType.VIEW)
                .map(SchemaObject::path)
                .map(Object::toString)
                .collect(Collectors.toSet());
    }
}
