package io.driftgate.dialect.postgres.catalog;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Holds what was read again against what was there before under the same names. Not thread-safe. */
final class PartialDelta {
    private final Schema before;
    private final Affected affected;
    private final Set<SchemaObject.Key> removed = new HashSet<>();
    private final List<SchemaObject> put = new ArrayList<>();
    private boolean unread;

    PartialDelta(Schema before, Affected affected) {
        this.before = before;
        this.affected = affected;
    }

    /**
     * Whether a sequence may have been renamed: one that was not there before, and not made since.
     *
     * @param altered whether any sequence was altered, and so looks as if it were made
     */
    boolean hasRenamedSequence(boolean altered) {
        return (altered ? affected.freeSequences() : affected.oldSequences())
                .stream()
                        .anyMatch(path -> isInScope(path)
                                && before.at(path).stream().noneMatch(old -> old.type() == ObjectType.SEQUENCE));
    }

    /** Whether a routine may have been renamed: one that was not there before. */
    boolean hasNewRoutine() {
        return affected.routines().stream()
                .anyMatch(path -> isInScope(path)
                        && before.at(path).stream().noneMatch(old -> old.path().equals(path)));
    }

    /** Takes out what is no longer there under its name, with its members. */
    void removeLost(Present present) {
        for (SchemaObject object : before.objects()) {
            if (!present.has(object.type(), object.path())) {
                boolean owner = object.type().isRelation() || isType(object.type());
                remove(
                        object.path(),
                        old -> old.key().equals(object.key())
                                || owner && old.type().isMember());
            }
        }
    }

    private void remove(ObjectPath path, Predicate<SchemaObject> meant) {
        for (SchemaObject old : before.at(path)) {
            if (meant.test(old)) {
                removed.add(old.key());
            }
        }
    }

    /** Puts what was read in the place of all that is affected. */
    void replace(List<SchemaObject> read) {
        affected.relations().forEach(path -> remove(path, PartialDelta::isOfRelation));
        affected.sequences().forEach(path -> remove(path, old -> old.type() == ObjectType.SEQUENCE));
        affected.types()
                .forEach(path ->
                        remove(path, old -> isType(old.type()) || old.type().isMember()));
        affected.routines().forEach(path -> remove(path, old -> old.path().equals(path) && isRoutine(old.type())));
        Set<ObjectPath> relations = new HashSet<>();
        for (SchemaObject object : read) {
            removed.remove(object.key());
            if (!before.at(object.path()).contains(object)) {
                put.add(object);
            }
            if (object.type().isRelation()) {
                relations.add(object.path());
            }
        }
        unread = affected.relations().stream().anyMatch(path -> isInScope(path) && !relations.contains(path));
    }

    private boolean isInScope(ObjectPath path) {
        return before.schemas().contains(path.first());
    }

    private static boolean isOfRelation(SchemaObject object) {
        return object.type().isRelation() || object.type().isMember();
    }

    private static boolean isType(ObjectType type) {
        return switch (type) {
            case ENUM, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE, BASE_TYPE -> true;
            default -> false;
        };
    }

    private static boolean isRoutine(ObjectType type) {
        return type == ObjectType.FUNCTION || type == ObjectType.PROCEDURE || type == ObjectType.AGGREGATE;
    }

    /** Empty if a relation is there and was not read: an extension's, whose members are left out in other ways too. */
    Optional<SchemaDelta> toDelta() {
        return unread ? Optional.empty() : Optional.of(new SchemaDelta(removed, Set.copyOf(put)));
    }
}
