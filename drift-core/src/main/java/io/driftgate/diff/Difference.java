package io.driftgate.diff;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One way in which the actual schema is not the expected one.
 *
 * @param path the actual name; for a removed object the expected one
 * @param renamedFrom the expected name of a renamed object, else null
 * @param properties what differs; empty for an added or removed object and a mere rename
 * @param expected the whole object as expected, for a removed one; else null
 * @param actual the whole object as found, for an added one; else null
 */
public record Difference(
        DifferenceKind kind,
        ObjectType object,
        ObjectPath path,
        @Nullable ObjectPath renamedFrom,
        List<PropertyChange> properties,
        @Nullable String expected,
        @Nullable String actual) {

    public Difference {
        properties = List.copyOf(properties);
    }

    /** What it is about. */
    public SchemaObject.Key key() {
        return new SchemaObject.Key(object, path);
    }

    /** Whether the actual schema lacks it. */
    public boolean isMissing() {
        return kind == DifferenceKind.REMOVED;
    }

    /** Whether this is a mere change of order, which is told and is no drift. */
    public boolean isOrderOnly() {
        return kind == DifferenceKind.CHANGED
                && properties.stream().allMatch(change -> change.property().aspect() == Property.Aspect.ORDER);
    }

    /** The same difference seen from the other side. */
    public Difference mirrored() {
        List<PropertyChange> changes =
                properties.stream().map(PropertyChange::mirrored).toList();
        ObjectPath from = renamedFrom;
        return from == null
                ? new Difference(kind.mirrored(), object, path, null, changes, actual, expected)
                : new Difference(kind.mirrored(), object, from, path, changes, actual, expected);
    }

    /** One line, as a person would say it: {@code changed column public.orders.note: type: text -> integer}. */
    @Override
    public String toString() {
        String head = kind.label() + " " + object.label() + " " + path;
        String renamed = renamedFrom == null ? head : head + " from " + renamedFrom.name();
        return properties.isEmpty()
                ? renamed
                : renamed + ": "
                        + properties.stream().map(PropertyChange::toString).collect(Collectors.joining("; "));
    }
}
