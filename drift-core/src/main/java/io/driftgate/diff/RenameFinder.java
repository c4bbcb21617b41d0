package io.driftgate.diff;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Rename;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises renames: an object that is missing and one that nobody expects, of one type, in one place, with equal facts,
 * and no second pair that would fit as well. Two that might be each other are reported as they are, since a guess here
 * would tell somebody to rename where data was lost.
 */
final class RenameFinder {
    private final ValueEquality values;

    RenameFinder(ValueEquality values) {
        this.values = values;
    }

    /** Renamed schemas, tables, views, types, sequences and routines: everything that others live under or refer to. */
    List<Rename> containers(Unmatched unmatched) {
        List<Rename> found = new ArrayList<>();
        for (ObjectType type : ObjectType.values()) {
            if (!type.isMember() && type != ObjectType.CAST) { // a cast has no name, only two types
                found.addAll(
                        pairs(unmatched.missing(type), unmatched.extra(type), (e, a) -> sameContent(unmatched, e, a)));
            }
        }
        return found;
    }

    List<Rename> columns(Unmatched unmatched, ColumnNeighbours neighbours) {
        return pairs(
                unmatched.missing(ObjectType.COLUMN),
                unmatched.extra(ObjectType.COLUMN),
                (e, a) -> values.equal(e, a) && neighbours.samePlace(e, a));
    }

    /** Renamed constraints, indexes, triggers, policies and rules, once tables and columns have their actual names. */
    List<Rename> members(Unmatched unmatched) {
        List<Rename> found = new ArrayList<>();
        for (ObjectType type : ObjectType.values()) {
            if (type.isMember() && type != ObjectType.COLUMN) {
                found.addAll(pairs(unmatched.missing(type), unmatched.extra(type), values::equal));
            }
        }
        return found;
    }

    /** Keys over the same columns, and foreign keys to the same columns: renamed although something else changed as well. */
    List<Rename> sameKeys(Unmatched unmatched) {
        List<Rename> found = new ArrayList<>();
        for (ObjectType type : List.of(ObjectType.PRIMARY_KEY, ObjectType.UNIQUE_CONSTRAINT, ObjectType.FOREIGN_KEY)) {
            found.addAll(pairs(unmatched.missing(type), unmatched.extra(type), RenameFinder::sameColumns));
        }
        return found;
    }

    private static boolean sameColumns(SchemaObject expected, SchemaObject actual) {
        return Stream.of(Property.COLUMNS, Property.REFERENCED_TABLE, Property.REFERENCED_COLUMNS)
                .allMatch(property -> Objects.equals(expected.get(property), actual.get(property)));
    }

    private interface Match {
        boolean fits(SchemaObject expected, SchemaObject actual);
    }

    private static List<Rename> pairs(List<SchemaObject> missing, List<SchemaObject> extra, Match match) {
        if (missing.isEmpty() || extra.isEmpty()) {
            return List.of();
        }
        Map<Home, List<SchemaObject>> byHome = extra.stream().collect(Collectors.groupingBy(Home::of));
        Map<ObjectPath, List<ObjectPath>> byTarget = new LinkedHashMap<>();
        for (SchemaObject expected : missing) {
            List<SchemaObject> fitting = byHome.getOrDefault(Home.of(expected), List.of()).stream()
                    .filter(actual -> match.fits(expected, actual))
                    .limit(2)
                    .toList();
            if (fitting.size() == 1) {
                byTarget.computeIfAbsent(fitting.get(0).path(), path -> new ArrayList<>())
                        .add(expected.path());
            }
        }
        List<Rename> found = new ArrayList<>();
        ObjectType type = missing.get(0).type();
        byTarget.forEach((to, from) -> {
            if (from.size() == 1) {
                found.add(new Rename(type, from.get(0), to));
            }
        });
        return found;
    }

    /** Where renamed objects of one type may be found: same place, same signature, same facts that are not SQL. */
    private record Home(
            List<String> parents,
            @Nullable String arguments,
            @Nullable String type) {
        static Home of(SchemaObject object) {
            List<String> parts = object.path().parts();
            return new Home(parts.subList(0, parts.size() - 1), object.path().arguments(), object.get(Property.TYPE));
        }
    }

    /** Equal facts, and for what has columns the same columns; an object without any content is never recognised. */
    private boolean sameContent(Unmatched unmatched, SchemaObject expected, SchemaObject actual) {
        if (!values.equal(expected, actual)) {
            return false;
        }
        if (expected.type() == ObjectType.SCHEMA) {
            return unmatched.sameNamesUnder(expected.path(), actual.path());
        }
        if (!expected.type().isRelation()) {
            return true;
        }
        List<SchemaObject> left = unmatched.expectedColumns(expected.path());
        List<SchemaObject> right = unmatched.actualColumns(actual.path());
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            boolean same = left.get(i).path().name().equals(right.get(i).path().name())
                    && values.equal(left.get(i), right.get(i));
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
