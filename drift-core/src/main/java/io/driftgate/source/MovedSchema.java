package io.driftgate.source;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.Reload.Reloaded;
import io.driftgate.schema.Facts;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Rename;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one schema as they would be in a schema of any other name. Which letters of a text are the schema's name
 * is asked of the engine: it renames the schema once in a scratch database, to a name that is nowhere else. Immutable.
 */
public final class MovedSchema {
    /** In nobody's text. The engine writes it in quotes, our own facts without: so each shows by which rule it is written. */
    private static final String MARK = "driftgate_moved$5c1e0d";

    private final Dialect dialect;
    private final Schema marked;

    private MovedSchema(Dialect dialect, Schema marked) {
        this.dialect = dialect;
        this.marked = marked;
    }

    /**
     * Takes the objects that stand in one schema.
     *
     * @param whole with all that those objects need
     * @param name the schema that is moved
     * @throws SourceException if the scratch database does not take all of them
     */
    public static MovedSchema of(ScratchPool scratch, Schema whole, String name) {
        Dialect dialect = Dialects.named(whole.engine().product()).orElseThrow();
        Rename rename = new Rename(ObjectType.SCHEMA, ObjectPath.of(name), ObjectPath.of(MARK));
        Set<ObjectPath> all = whole.objects().stream().map(SchemaObject::path).collect(Collectors.toSet());
        Reloaded moved = new ScratchReload(scratch, whole.engine()).reload(whole, all, List.of(rename));
        if (!moved.complete()) {
            throw new SourceException("The expected schema " + Identifier.quoteIfNeeded(name)
                    + " cannot be loaded as a whole into a scratch database, so nothing says how it would read under a"
                    + " tenant's name. Set db.scratch to a server that has what it needs, such as its extensions.");
        }
        Map<SchemaObject.Key, SchemaObject> read = new HashMap<>();
        moved.schema()
                .objects()
                .forEach(object ->
                        read.put(new SchemaObject.Key(object.type(), named(object.path(), name, dialect)), object));
        List<SchemaObject> objects = new ArrayList<>();
        for (SchemaObject object : whole.objects()) {
            if (isIn(name, object)) {
                objects.add(marked(object, read.get(object.key())));
            }
        }
        return new MovedSchema(dialect, new Schema(whole.engine(), List.of(MARK), objects));
    }

    /** Whether an object is the schema of that name, or stands in it. */
    public static boolean isIn(String schema, SchemaObject object) {
        ObjectPath path = object.path();
        return path.first().equals(schema) && (path.parts().size() > 1 || object.type() == ObjectType.SCHEMA);
    }

    /** With the marked texts of the engine; a fact that does not name the schema stays as it is. */
    private static SchemaObject marked(SchemaObject object, @Nullable SchemaObject read) {
        if (read == null) {
            return object.at(withFirst(object.path(), MARK));
        }
        Facts.Builder facts = Facts.builder();
        object.facts().forEach((property, value) -> {
            String text = read.get(property);
            facts.put(property, text != null && text.contains(MARK) ? text : value);
        });
        ObjectPath path = new ObjectPath(
                withFirst(object.path(), MARK).parts(), read.path().arguments());
        return new SchemaObject(object.type(), path, facts.build());
    }

    /** The objects in a schema of that name. */
    public Schema at(String name) {
        List<SchemaObject> objects = new ArrayList<>(marked.objects().size());
        for (SchemaObject object : marked.objects()) {
            Facts.Builder facts = Facts.builder();
            object.facts().forEach((property, value) -> facts.put(property, named(value, name, dialect)));
            objects.add(new SchemaObject(object.type(), named(object.path(), name, dialect), facts.build()));
        }
        return new Schema(marked.engine(), List.of(name), objects);
    }

    private static ObjectPath named(ObjectPath path, String name, Dialect dialect) {
        ObjectPath moved = path.first().equals(MARK) ? withFirst(path, name) : path;
        String arguments = path.arguments();
        return new ObjectPath(moved.parts(), arguments == null ? null : named(arguments, name, dialect));
    }

    /** A text with the name in place of the mark: as the engine writes it, within a literal too, or as facts do. */
    private static String named(String text, String name, Dialect dialect) {
        if (!text.contains(MARK)) {
            return text;
        }
        String byEngine = dialect.name(name);
        return text.replace("'\"" + MARK + "\"", "'" + byEngine.replace("'", "''"))
                .replace("\"" + MARK + "\"", byEngine)
                .replace(MARK, Identifier.quoteIfNeeded(name));
    }

    private static ObjectPath withFirst(ObjectPath path, String first) {
        List<String> parts = new ArrayList<>(path.parts());
        parts.set(0, first);
        return new ObjectPath(parts, path.arguments());
    }
}
