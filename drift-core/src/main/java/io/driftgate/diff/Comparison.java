package io.driftgate.diff;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Rename;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One pass over two schemas: finds the renames, gives expected objects their actual names, and lists what differs. */
final class Comparison {
    private final Schema expected;
    private final Schema actual;
    private final ValueEquality values;
    private final Set<Property.Aspect> aspects;
    private final ValueEquality named;
    private Renames renames = new Renames(List.of());
    private Collection<SchemaObject> want;
    private final List<SchemaObject> have;
    private Pairing pairing;

    Comparison(Schema expected, Schema actual, DiffOptions options) {
        this.expected = expected;
        this.actual = actual;
        values = new ValueEquality(properties(EnumSet.of(Property.Aspect.STRUCTURE)), options.normalForm());
        aspects = options.aspects();
        named = new ValueEquality(properties(aspects), options.normalForm());
        want = compared(expected).objects();
        have = compared(actual).objects();
        pairing = Pairing.of(want, have);
        findRenames();
    }

    /** Default privileges are objects of their own; they count where privileges do. */
    private Schema compared(Schema schema) {
        return aspects.contains(Property.Aspect.PRIVILEGES) || schema.count(ObjectType.PRIVILEGE) == 0
                ? schema
                : schema.filter(object -> object.type() != ObjectType.PRIVILEGE);
    }

    private static Set<Property> properties(Set<Property.Aspect> aspects) {
        Set<Property> found = EnumSet.noneOf(Property.class);
        for (Property property : Property.values()) {
            if (aspects.contains(property.aspect())) {
                found.add(property);
            }
        }
        return found;
    }

    List<Rename> renames() {
        return renames.list();
    }

    private void findRenames() {
        RenameFinder finder = new RenameFinder(values);
        if (pairing.mayHoldRenames()) {
            adopt(finder.containers(Unmatched.of(pairing)));
        }
        if (pairing.mayHoldRenames()) {
            Unmatched unmatched = Unmatched.of(pairing);
            adopt(finder.columns(unmatched, neighbours(unmatched)));
        }
        if (pairing.mayHoldRenames()) {
            adopt(finder.members(Unmatched.of(pairing)));
        }
        if (pairing.mayHoldRenames()) {
            adopt(finder.sameKeys(Unmatched.of(pairing)));
        }
    }

    private ColumnNeighbours neighbours(Unmatched unmatched) {
        Set<ObjectPath> tables = new HashSet<>();
        unmatched
                .missing(ObjectType.COLUMN)
                .forEach(column -> tables.add(column.path().parent()));
        return new ColumnNeighbours(want, have, tables);
    }

    /** Takes the renames over and gives every expected object the names it would have after them. */
    private void adopt(List<Rename> found) {
        if (found.isEmpty()) {
            return;
        }
        Renames step = new Renames(found);
        want = want.stream().map(step::apply).toList();
        pairing = Pairing.of(want, have);
        renames = renames.and(found);
    }

    SchemaDiff differences() {
        List<Difference> found = new ArrayList<>();
        Map<SchemaObject.Key, ObjectPath> renamedFrom = new HashMap<>();
        renames.list()
                .forEach(rename -> renamedFrom.put(new SchemaObject.Key(rename.type(), rename.to()), rename.from()));
        found.addAll(whole(pairing.missing(), DifferenceKind.REMOVED, expected));
        found.addAll(whole(pairing.extra(), DifferenceKind.ADDED, actual));
        for (Pairing.Pair pair : pairing.pairs()) {
            ObjectPath from =
                    renamedFrom.isEmpty() ? null : renamedFrom.get(pair.actual().key());
            compare(pair.expected(), pair.actual(), from, found);
        }
        found.addAll(reordered());
        return new SchemaDiff(found);
    }

    private void compare(
            SchemaObject expectedObject, SchemaObject actualObject, @Nullable ObjectPath from, List<Difference> found) {
        List<PropertyChange> structure = values.changes(expectedObject, actualObject);
        boolean renamed = from != null && !isNameless(expectedObject, actualObject);
        if (renamed || !structure.isEmpty()) {
            DifferenceKind kind = !renamed ? DifferenceKind.CHANGED : DifferenceKind.RENAMED;
            found.add(new Difference(
                    kind, actualObject.type(), actualObject.path(), renamed ? from : null, structure, null, null));
        }
        if (aspects.size() > 2) {
            aspectChanges(expectedObject, actualObject, found);
        }
    }

    /**
     * Whether the two names are no names: nobody gave them, or only one side did and the engine never says it. SQLite says only
     * the name of a check, when it is broken.
     */
    private static boolean isNameless(SchemaObject expected, SchemaObject actual) {
        boolean left = expected.facts().has(Property.UNNAMED);
        boolean right = actual.facts().has(Property.UNNAMED);
        return expected.type() == ObjectType.CHECK_CONSTRAINT ? left && right : left || right;
    }

    /** Comments, owners and privileges are objects of their own in a report. */
    private void aspectChanges(SchemaObject expectedObject, SchemaObject actualObject, List<Difference> found) {
        for (PropertyChange change : named.changes(expectedObject, actualObject)) {
            change.property()
                    .aspect()
                    .object()
                    .ifPresent(type -> found.add(new Difference(
                            DifferenceKind.CHANGED, type, actualObject.path(), null, List.of(change), null, null)));
        }
    }

    private static List<Difference> whole(List<SchemaObject> only, DifferenceKind kind, Schema schema) {
        if (only.isEmpty()) {
            return List.of();
        }
        Belongings belongings = new Belongings(only);
        ObjectText text = new ObjectText(schema);
        return only.stream()
                .filter(object -> !belongings.goesWithAnother(object))
                .map(object -> whole(kind, object, text.of(object)))
                .toList();
    }

    private static Difference whole(DifferenceKind kind, SchemaObject object, String text) {
        boolean removed = kind == DifferenceKind.REMOVED;
        return new Difference(
                kind, object.type(), object.path(), null, List.of(), removed ? text : null, removed ? null : text);
    }

    private List<Difference> reordered() {
        Set<ObjectPath> tables = new HashSet<>();
        for (Pairing.Pair pair : pairing.pairs()) {
            if (pair.expected().type() == ObjectType.COLUMN
                    && !Objects.equals(
                            pair.expected().get(Property.POSITION),
                            pair.actual().get(Property.POSITION))) {
                tables.add(pair.actual().path().parent());
            }
        }
        if (tables.isEmpty()) {
            return List.of();
        }
        List<Difference> found = new ArrayList<>();
        new ColumnNeighbours(want, have, tables)
                .reordered()
                .forEach((table, orders) -> found.add(new Difference(
                        DifferenceKind.CHANGED,
                        ObjectType.TABLE,
                        table,
                        null,
                        List.of(new PropertyChange(
                                Property.POSITION, String.join(", ", orders.get(0)), String.join(", ", orders.get(1)))),
                        null,
                        null)));
        return found;
    }
}
