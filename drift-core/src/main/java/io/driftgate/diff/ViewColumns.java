package io.driftgate.diff;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The columns of a view follow from its definition: where that differs, they are no differences of their own. */
final class ViewColumns {

    private ViewColumns() {}

    static List<Difference> withoutConsequences(List<Difference> differences) {
        Set<ObjectPath> redefined = new HashSet<>();
        for (Difference difference : differences) {
            if (difference.properties().stream().anyMatch(change -> change.property() == Property.DEFINITION)) {
                redefined.add(difference.path());
            }
        }
        return redefined.isEmpty()
                ? differences
                : differences.stream()
                        .filter(difference -> difference.object() != ObjectType.COLUMN
                                || !redefined.contains(difference.path().parent()))
                        .toList();
    }
}
