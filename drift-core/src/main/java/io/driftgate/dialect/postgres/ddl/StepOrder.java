package io.driftgate.dialect.postgres.ddl;

import io.driftgate.schema.ObjectPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts every step after those that create what its text names; what is left open is ordered by phase, rank and the model's
 * order. Two that need each other stay in that order, and one of them will have to be tried again.
 */
final class StepOrder {
    private static final Comparator<Step> BY_PHASE =
            Comparator.comparing(Step::phase).thenComparingInt(Step::rank);

    private final List<Step> steps;
    private final Map<ObjectPath, List<Step>> providers = new HashMap<>();
    private final Set<Step> visited = new LinkedHashSet<>();
    private final List<Step> sorted = new ArrayList<>();

    StepOrder(List<Step> steps) {
        this.steps = steps.stream().sorted(BY_PHASE).toList();
        for (Step step : this.steps) {
            if (step.provides() != null) {
                providers
                        .computeIfAbsent(step.provides(), path -> new ArrayList<>())
                        .add(step);
            }
        }
    }

    List<Step> sorted() {
        steps.forEach(this::visit);
        return sorted;
    }

    private void visit(Step step) {
        if (!visited.add(step)) {
            return;
        }
        if (step.phase() != Phase.COMMENTS) {
            for (ObjectPath name : QualifiedNames.in(step.needs())) {
                providers.getOrDefault(name, List.of()).forEach(this::visit);
            }
        }
        sorted.add(step);
    }
}
