package io.driftgate.migration;

import io.driftgate.dialect.Needs;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.schema.SchemaObject;
import io.driftgate.source.Steps;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out what a run needs of the target, from what its steps change in the rehearsal. Only what surely needs a right: a view
 * whose text follows a renamed column is changed too, and nobody has to own it for that. Used once.
 */
final class NeedsOf {
    private final Schema found;
    private final Set<String> schemas = new TreeSet<>();
    private final Set<ObjectPath> alters = new TreeSet<>();
    private final Set<ObjectPath> drops = new TreeSet<>();
    private final Set<ObjectPath> references = new TreeSet<>();
    private final Set<SchemaObject.Key> made = new HashSet<>();
    private final Set<SchemaObject.Key> gone = new HashSet<>();
    private final List<String> missing = new ArrayList<>();
    private final List<SchemaObject.Key> creates = new ArrayList<>();
    private boolean makesSchemas;
    private Schema now;

    private NeedsOf(Schema found, Schema rehearsed) {
        this.found = found;
        now = rehearsed;
    }

    /**
     * What the steps need.
     *
     * @param found the target's schema
     * @param history the schema of the history table, where that has to be made; else empty
     */
    static Needs of(Steps steps, Schema found, Set<String> history) {
        NeedsOf needs = new NeedsOf(found, steps.before());
        needs.schemas.addAll(history);
        for (Steps.Step step : steps.steps()) {
            for (Steps.Unit unit : step.units()) {
                unit.delta().put().forEach(needs::put);
                unit.delta().put().forEach(needs::refers);
                unit.delta().removed().forEach(key -> needs.removed(key, unit.delta()));
                needs.gone.addAll(unit.delta().removed());
                unit.delta().put().forEach(object -> needs.made.add(object.key()));
            }
        }
        return new Needs(
                needs.schemas,
                history,
                needs.makesSchemas,
                needs.alters,
                needs.drops,
                needs.references,
                needs.missing,
                needs.creates);
    }

    /** Whether the target has it, and it is still that one. */
    private boolean stands(SchemaObject.Key key) {
        return !gone.contains(key) && found.find(key).isPresent();
    }

    private boolean isNew(SchemaObject object) {
        return !made.contains(object.key()) && now.find(object.key()).isEmpty();
    }

    private void put(SchemaObject object) {
        if (object.type().isMember()) {
            member(object);
        } else if (isNew(object)) {
            created(object);
        }
    }

    private void created(SchemaObject object) {
        boolean schema = object.type() == ObjectType.SCHEMA || object.type() == ObjectType.EXTENSION;
        makesSchemas |= schema && !stands(object.key());
        if (object.path().parts().size() < 2) {
            return;
        }
        if (object.type().isRelation() && stands(object.key())) {
            creates.add(object.key());
        }
        String name = object.path().first();
        if (object.type() != ObjectType.STATISTICS
                && stands(new SchemaObject.Key(ObjectType.SCHEMA, ObjectPath.of(name)))) {
            schemas.add(name);
        }
    }

    /** A new member is its table's owner's work; a trigger needs less. */
    private void member(SchemaObject object) {
        ObjectPath table = object.path().parent();
        boolean owned = object.type() != ObjectType.TRIGGER
                && object.get(Property.INHERITED) == null
                && object.get(Property.PARTITION_OF) == null
                && stands(new SchemaObject.Key(ObjectType.TABLE, table));
        if (owned && (isNew(object) || isTighter(object))) {
            alters.add(table);
        }
    }

    private boolean isTighter(SchemaObject object) {
        return object.type() == ObjectType.COLUMN
                && now.find(object.key())
                        .filter(old -> !Objects.equals(old.get(Property.NULLABLE), object.get(Property.NULLABLE)))
                        .isPresent();
    }

    /** What goes along with its parent, or with what it is made of, needs no right of its own. */
    private void removed(SchemaObject.Key key, SchemaDelta delta) {
        Optional<SchemaObject> object = stands(key) ? found.find(key) : Optional.empty();
        if (object.isEmpty()) {
            return;
        }
        if (key.type() == ObjectType.TABLE && !isChild(object.get())) {
            drops.add(key.path());
        }
        SchemaObject.Key table = new SchemaObject.Key(ObjectType.TABLE, parent(key.path()));
        boolean own = key.type() == ObjectType.COLUMN
                && object.get().get(Property.INHERITED) == null
                && delta.removed().stream().noneMatch(other -> other.equals(table) || takesOthers(other.type()));
        if (own && stands(table) && !isChild(found.find(table).orElseThrow())) {
            alters.add(table.path());
        }
    }

    private static ObjectPath parent(ObjectPath path) {
        return path.parts().size() > 1 ? path.parent() : path;
    }

    private static boolean isChild(SchemaObject table) {
        return table.get(Property.PARTITION_OF) != null || table.get(Property.INHERITS) != null;
    }

    /** Of a type, a function or a schema: whoever drops that with CASCADE drops columns of anybody's tables. */
    private static boolean takesOthers(ObjectType type) {
        return !type.isMember() && !type.isRelation() && type != ObjectType.SEQUENCE;
    }

    private void refers(SchemaObject object) {
        String referenced = object.get(Property.REFERENCED_TABLE);
        if (object.type() != ObjectType.FOREIGN_KEY || referenced == null || !isNew(object)) {
            return;
        }
        SchemaObject.Key parent = new SchemaObject.Key(ObjectType.TABLE, ObjectPath.parse(referenced));
        boolean rehearsed = now.find(parent).isPresent() && !gone.contains(parent) && !made.contains(parent);
        if (rehearsed && stands(parent)) {
            references.add(parent.path());
        } else if (rehearsed && found.schemas().contains(parent.path().first())) {
            missing.add(object.path() + " refers to " + referenced + ", which does not exist.");
        }
    }
}
