package io.driftgate.migration;

import io.driftgate.diff.Difference;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.policy.Finding;
import io.driftgate.policy.Judgement;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * In what a schema differs from what is promised. What is there and nobody expects, or is missing, is so whatever its text says: that
 * follows what it reads. Immutable.
 */
final class Deviations {
    private final List<Difference> all;
    private final NewNames names;
    private final Set<One> ones = new HashSet<>();

    private Deviations(List<Difference> all, NewNames names) {
        this.all = List.copyOf(all);
        this.names = names;
        for (Difference difference : all) {
            ones.addAll(in(difference, names.of(difference.key())));
        }
    }

    /**
     * One fact.
     *
     * @param property null where the object is there or not, or has another name
     * @param values what is expected and what is found, where that counts
     */
    private record One(
            DifferenceKind kind,
            SchemaObject.Key key,
            @Nullable Property property,
            List<String> values) {}

    static Deviations of(Judgement judgement) {
        return new Deviations(
                judgement.findings().stream().map(Finding::difference).toList(), NewNames.NONE);
    }

    /** The order of columns is told, and is never drift. */
    private Set<One> in(Difference difference, SchemaObject.Key key) {
        Set<One> found = difference.properties().stream()
                .filter(change -> change.property().aspect() != Property.Aspect.ORDER)
                .map(change -> new One(
                        DifferenceKind.CHANGED,
                        key,
                        change.property(),
                        List.of(text(change.expected()), text(change.actual()))))
                .collect(Collectors.toCollection(HashSet::new));
        if (difference.kind() != DifferenceKind.CHANGED) {
            found.add(new One(difference.kind(), key, null, List.of()));
        }
        return found;
    }

    private String text(@Nullable String value) {
        return String.valueOf(names.alike(value));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether a difference is one of them, in all that differs. */
    boolean has(Difference difference) {
        return ones.containsAll(in(difference, difference.key()));
    }

    /** The same, by the names that what differs has now. */
    Deviations under(NewNames later) {
        return later.isEmpty() ? this : new Deviations(all, names.then(later));
    }

    /** Those that are not about these, by the names that they have now. */
    Deviations without(Collection<SchemaObject.Key> keys) {
        return new Deviations(
                all.stream()
                        .filter(difference -> !keys.contains(names.of(difference.key())))
                        .toList(),
                names);
    }
}
