package io.driftgate.migration;

import io.driftgate.diff.Difference;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.diff.PropertyChange;
import io.driftgate.policy.Finding;
import io.driftgate.policy.Judgement;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * In what a schema differs from what is promised. What is there and nobody expects, or is missing, is so whatever its text says;
 * and once something has another name, so is what differs: texts follow what they read. Immutable.
 */
final class Deviations {
    private final Set<Difference> whole;
    private final Set<One> ones;
    private final boolean isRenamed;

    private Deviations(Set<Difference> whole, Set<One> ones, boolean isRenamed) {
        this.whole = Set.copyOf(whole);
        this.ones = Set.copyOf(ones);
        this.isRenamed = isRenamed;
    }

    /** @param property null where the object is there or not, or has another name */
    private record One(
            DifferenceKind kind,
            SchemaObject.Key key,
            @Nullable Property property) {}

    static Deviations of(Judgement judgement) {
        Set<Difference> whole =
                judgement.findings().stream().map(Finding::difference).collect(Collectors.toSet());
        return new Deviations(
                whole,
                whole.stream().flatMap(difference -> in(difference).stream()).collect(Collectors.toSet()),
                false);
    }

    /** The order of columns is told, and is never drift. */
    private static Set<One> in(Difference difference) {
        Set<One> found = difference.properties().stream()
                .map(PropertyChange::property)
                .filter(property -> property.aspect() != Property.Aspect.ORDER)
                .map(property -> new One(DifferenceKind.CHANGED, difference.key(), property))
                .collect(Collectors.toCollection(HashSet::new));
        if (difference.kind() != DifferenceKind.CHANGED) {
            found.add(new One(difference.kind(), difference.key(), null));
        }
        return found;
    }

    boolean isEmpty() {
        return whole.isEmpty();
    }

    /** Whether a difference is one of them. */
    boolean has(Difference difference) {
        boolean isText = difference.kind() == DifferenceKind.CHANGED || difference.kind() == DifferenceKind.RENAMED;
        return isText && !isRenamed ? whole.contains(difference) : ones.containsAll(in(difference));
    }

    /** The same, by the names that what differs has now. */
    Deviations under(NewNames names) {
        return names.isEmpty()
                ? this
                : new Deviations(
                        whole,
                        ones.stream()
                                .map(one -> new One(one.kind(), names.of(one.key()), one.property()))
                                .collect(Collectors.toSet()),
                        true);
    }

    /** Those that are not about these. */
    Deviations without(Collection<SchemaObject.Key> keys) {
        return new Deviations(
                whole.stream()
                        .filter(difference -> !keys.contains(difference.key()))
                        .collect(Collectors.toSet()),
                ones.stream().filter(one -> !keys.contains(one.key())).collect(Collectors.toSet()),
                isRenamed);
    }
}
