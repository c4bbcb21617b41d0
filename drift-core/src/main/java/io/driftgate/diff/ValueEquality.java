package io.driftgate.diff;

import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Says which facts of two objects differ: SQL in the dialect's normal form, everything else letter for letter. */
final class ValueEquality {
    private final Set<Property> compared;
    private final BiFunction<Property, String, String> normalForm;

    ValueEquality(Set<Property> compared, BiFunction<Property, String, String> normalForm) {
        this.compared = compared;
        this.normalForm = normalForm;
    }

    boolean equal(SchemaObject expected, SchemaObject actual) {
        return changes(expected, actual).isEmpty();
    }

    List<PropertyChange> changes(SchemaObject expected, SchemaObject actual) {
        if (expected.facts().equals(actual.facts())) {
            return List.of();
        }
        EnumMap<Property, String> left = expected.facts().toMap();
        EnumMap<Property, String> right = actual.facts().toMap();
        Set<Property> properties = new TreeSet<>(left.keySet());
        properties.addAll(right.keySet());
        properties.retainAll(compared);
        List<PropertyChange> changes = new ArrayList<>();
        for (Property property : properties) {
            String want = left.get(property);
            String have = right.get(property);
            if (!same(property, want, have)) {
                changes.add(new PropertyChange(property, want, have));
            }
        }
        return changes;
    }

    boolean same(Property property, @Nullable String expected, @Nullable String actual) {
        if (Objects.equals(expected, actual)) {
            return true;
        }
        if (expected == null || actual == null || property.form() != Property.Form.SQL) {
            return false;
        }
        return normalForm.apply(property, expected).equals(normalForm.apply(property, actual));
    }
}
