package io.driftgate.check;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives a schema's names the spelling of another one's, for an engine to which the case of a name means nothing: SQLite keeps a name
 * as it was written and finds it however it is written. SQL texts have a normal form of their own.
 */
final class SameNames {
    private final Map<SchemaObject.Key, SchemaObject> expected = new HashMap<>();
    private final Map<SchemaObject.Key, SchemaObject> byLowerCase = new HashMap<>();
    private final Set<SchemaObject.Key> found = new HashSet<>();
    private final Map<ObjectPath, ObjectPath> owners = new HashMap<>();

    private SameNames(Schema expected, Schema found) {
        for (SchemaObject object : expected.objects()) {
            this.expected.put(object.key(), object);
            byLowerCase.put(lowerCase(object.key()), object);
        }
        found.objects().forEach(object -> this.found.add(object.key()));
    }

    static Schema in(Schema expected, Schema found) {
        return new SameNames(expected, found).alike(found);
    }

    private Schema alike(Schema schema) {
        List<SchemaObject> objects = new ArrayList<>();
        for (SchemaObject object : schema.objects()) {
            if (!object.type().isMember()) {
                ObjectPath spelled = spelled(object.key());
                owners.put(object.path(), spelled);
            }
        }
        for (SchemaObject object : schema.objects()) {
            ObjectPath path = spelled(object.key());
            SchemaObject twin = expected.get(new SchemaObject.Key(object.type(), path));
            objects.add(new SchemaObject(object.type(), path, twin == null ? object.facts() : facts(object, twin)));
        }
        return schema.withObjects(objects);
    }

    private ObjectPath spelled(SchemaObject.Key key) {
        ObjectPath owner = key.type().isMember() ? owners.get(key.path().parent()) : null;
        ObjectPath path = owner == null ? key.path() : owner.child(key.path().name());
        SchemaObject twin = byLowerCase.get(lowerCase(key));
        return twin == null
                        || expected.containsKey(new SchemaObject.Key(key.type(), path))
                        || found.contains(twin.key())
                ? path
                : twin.path();
    }

    private static Facts facts(SchemaObject object, SchemaObject twin) {
        Facts.Builder facts = Facts.builder();
        object.facts().forEach((property, value) -> facts.put(property, value(property, value, twin.get(property))));
        return facts.build();
    }

    private static String value(Property property, String value, @Nullable String wanted) {
        if (wanted == null
                || property.form() != Property.Form.TEXT
                || property.aspect() != Property.Aspect.STRUCTURE
                || !unquoted(value).equalsIgnoreCase(unquoted(wanted))) {
            return value;
        }
        return wanted;
    }

    /** Names that were quoted for their capital letters alone. */
    private static String unquoted(String names) {
        return names.replaceAll("\"(\\w+)\"", "$1");
    }

    private static SchemaObject.Key lowerCase(SchemaObject.Key key) {
        List<String> parts = key.path().parts().stream()
                .map(part -> unquoted(part).toLowerCase(Locale.ROOT))
                .toList();
        return new SchemaObject.Key(key.type(), new ObjectPath(parts, key.path().arguments()));
    }
}
