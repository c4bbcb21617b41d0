package io.driftgate.diff;

import io.driftgate.dialect.Reload;
import io.driftgate.schema.Engine;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A schema as lines, one an object, that are the same for any two schemas between which there is no difference. */
final class CanonicalText {
    private static final Set<Property.Aspect> NEVER = EnumSet.of(Property.Aspect.ORDER, Property.Aspect.SOURCE);

    private final Schema schema;
    private final DiffOptions options;
    private final Map<SchemaObject.Key, SchemaObject> reloaded;

    CanonicalText(Schema schema, DiffOptions options) {
        this.schema = schema;
        this.options = options;
        reloaded = reloaded(schema, options.reload());
    }

    private static Map<SchemaObject.Key, SchemaObject> reloaded(Schema schema, @Nullable Reload reload) {
        if (reload == null) {
            return Map.of();
        }
        Set<ObjectPath> all = schema.objects().stream().map(SchemaObject::path).collect(Collectors.toSet());
        return reload.reload(schema, all, List.of()).schema().byKey();
    }

    /** Sorted by themselves: the schema's own order is also that of columns. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(schema.objects().size());
        for (SchemaObject object : schema.objects()) {
            if (object.type() != ObjectType.PRIVILEGE || options.aspects().contains(Property.Aspect.PRIVILEGES)) {
                lines.add(line(object));
            }
        }
        lines.sort(null);
        return lines;
    }

    private String line(SchemaObject object) {
        StringBuilder line = new StringBuilder();
        add(line, object.type().label());
        boolean nameless = isNameless(object);
        List<String> parts = object.path().parts();
        for (String part : nameless ? parts.subList(0, parts.size() - 1) : parts) {
            add(line, part);
        }
        String arguments = object.path().arguments();
        if (arguments != null) {
            add(line.append('('), arguments);
        }
        SchemaObject other = reloaded.get(object.key());
        object.facts().forEach((property, value) -> {
            if (isCompared(property)) {
                add(line.append(' '), property.label());
                value(line, property, value, other);
            }
        });
        return line.toString();
    }

    /** A text that was reloaded is never the same as one that could not be. */
    private void value(StringBuilder line, Property property, String value, @Nullable SchemaObject other) {
        if (property.form() != Property.Form.SQL) {
            add(line, value);
            return;
        }
        String read = other == null ? null : other.get(property);
        add(line.append(read == null ? '?' : '='), options.normalForm().apply(property, read == null ? value : read));
    }

    private boolean isCompared(Property property) {
        return property.aspect() == Property.Aspect.STRUCTURE
                || (options.aspects().contains(property.aspect()) && !NEVER.contains(property.aspect()));
    }

    /** Whether its name is none: nobody gave it, or the engine never says it, which on SQLite is so for keys. */
    private boolean isNameless(SchemaObject object) {
        return switch (object.type()) {
            case CHECK_CONSTRAINT -> object.facts().has(Property.UNNAMED);
            case PRIMARY_KEY, UNIQUE_CONSTRAINT, FOREIGN_KEY -> schema.engine().is(Engine.SQLITE);
            default -> false;
        };
    }

    /** With its length, so that no two lists of parts give one line. */
    private static void add(StringBuilder line, String part) {
        line.append(part.length()).append(':').append(part);
    }
}
