package io.driftgate.dialect.postgres.ddl;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The part of a schema that some objects need. Types, routines, operators and sequences are always in it, since an
 * expression may use them without naming them. A relation is in it if a wanted object stands under it or if something in
 * the excerpt names it; it comes with its columns and keys, with other members only where these are wanted themselves.
 */
final class Excerpt {
    /** Roles that a scratch server may lack, and names of indexes that may not be in the excerpt. */
    private static final List<Property> LEFT_OUT =
            List.of(Property.ROLES, Property.CLUSTERED_ON, Property.REPLICA_IDENTITY);

    private final Schema schema;
    private final Set<ObjectPath> wanted;
    private final Set<ObjectPath> relations = new HashSet<>();
    private final Map<ObjectPath, List<SchemaObject>> parts = new HashMap<>();
    private final Set<ObjectPath> included = new HashSet<>();
    private final Deque<ObjectPath> open = new ArrayDeque<>();

    Excerpt(Schema schema, Set<ObjectPath> wanted) {
        this.schema = schema;
        this.wanted = wanted;
        schema.objects().stream()
                .filter(object -> object.type().isRelation())
                .forEach(object -> relations.add(object.path()));
        schema.objects().forEach(this::start);
        while (!open.isEmpty()) {
            parts.getOrDefault(open.pop(), List.of()).forEach(this::includeNeeds);
        }
    }

    private void start(SchemaObject object) {
        if (!isOfRelation(object)) {
            if (isLoaded(object)) {
                includeNeeds(object);
            }
            return;
        }
        ObjectPath relation = relation(object);
        if (isLoaded(object)) {
            parts.computeIfAbsent(relation, path -> new ArrayList<>()).add(object);
        }
        if (wanted.contains(object.path())) {
            include(relation);
        }
    }

    private boolean isOfRelation(SchemaObject object) {
        return object.type().isRelation()
                || object.type().isMember() && relations.contains(object.path().parent());
    }

    private static ObjectPath relation(SchemaObject object) {
        return object.type().isRelation() ? object.path() : object.path().parent();
    }

    private void includeNeeds(SchemaObject object) {
        QualifiedNames.in(needs(object)).forEach(this::include);
    }

    private void include(ObjectPath relation) {
        if (relations.contains(relation) && included.add(relation)) {
            open.push(relation);
        }
    }

    private static String needs(SchemaObject object) {
        if (object.type() == ObjectType.FUNCTION || object.type() == ObjectType.PROCEDURE) {
            return Routines.needs(object);
        }
        StringBuilder text = new StringBuilder();
        object.facts().forEach((property, value) -> {
            boolean back = property == Property.OWNED_BY && object.type() == ObjectType.SEQUENCE;
            if (property.aspect() == Property.Aspect.STRUCTURE && !back) {
                text.append(value).append('\n');
            }
        });
        return text.toString();
    }

    /** Whether it is in the excerpt as soon as its relation is, or at all if it stands under none. */
    private boolean isLoaded(SchemaObject object) {
        return switch (object.type()) {
            case EVENT_TRIGGER, SUBSCRIPTION, OPTION, PRIVILEGE, OWNER, COMMENT -> false;
            case INDEX -> wanted.contains(object.path()) || object.facts().has(Property.UNIQUE);
            case FOREIGN_KEY, CHECK_CONSTRAINT, EXCLUSION_CONSTRAINT, TRIGGER, RULE, POLICY, STATISTICS, PUBLICATION ->
                wanted.contains(object.path())
                        || !isOfRelation(object) && object.type().isMember();
            default -> true;
        };
    }

    Schema schema() {
        List<SchemaObject> kept = new ArrayList<>();
        for (SchemaObject object : schema.objects()) {
            if (isLoaded(object) && (!isOfRelation(object) || included.contains(relation(object)))) {
                kept.add(portable(object));
            }
        }
        return schema.withObjects(kept);
    }

    private SchemaObject portable(SchemaObject object) {
        String owner = object.type() == ObjectType.SEQUENCE ? object.get(Property.OWNED_BY) : null;
        boolean alone =
                owner != null && !included.contains(ObjectPath.parse(owner).parent());
        SchemaObject kept = alone ? object.with(Property.OWNED_BY, null) : object;
        for (Property property : LEFT_OUT) {
            kept = kept.facts().has(property) ? kept.with(property, null) : kept;
        }
        return kept;
    }
}
