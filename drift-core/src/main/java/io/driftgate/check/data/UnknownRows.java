package io.driftgate.check.data;

import io.driftgate.dialect.FactLists;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The tables whose rows may be others than the target has, by their names now. Not thread-safe. */
final class UnknownRows {
    private final Schema start;
    private final Set<String> tables = new HashSet<>();
    private boolean anything;

    /** @param start what the target has */
    UnknownRows(Schema start) {
        this.start = start;
    }

    boolean has(ObjectPath table) {
        return anything || tables.contains(folded(table));
    }

    void add(ObjectPath table) {
        tables.add(folded(table));
    }

    /** Whatever there is may have been written. */
    void addAll() {
        anything = true;
    }

    void renamed(ObjectPath from, ObjectPath to) {
        if (tables.contains(folded(from))) {
            add(to);
        }
    }

    /** Rows came into the table or left it with a part of it. */
    void regrouped(ObjectPath table, Schema schema) {
        tables.add(folded(table));
        schema.find(new SchemaObject.Key(ObjectType.TABLE, table))
                .ifPresent(object -> parents(object).forEach(parent -> regrouped(parent, schema)));
    }

    /** Rows of the table were written, and with them those that follow. */
    void written(ObjectPath table, Schema schema) {
        if (!tables.add(folded(table))) {
            return;
        }
        boolean relation = false;
        for (SchemaObject object : schema.objects()) {
            if (folded(object.path()).equals(folded(table))) {
                relation |= object.type() == ObjectType.TABLE;
                parents(object).forEach(parent -> written(parent, schema));
            } else if (object.type() == ObjectType.FOREIGN_KEY && follows(object, table)) {
                written(object.path().parent(), schema);
            } else if (isOn(object, table) || object.type() == ObjectType.EVENT_TRIGGER) {
                anything |= object.type() == ObjectType.TRIGGER || object.type() == ObjectType.RULE;
            } else if (object.type() == ObjectType.TABLE && isRelated(object, table)) {
                written(object.path(), schema);
            }
        }
        anything |= !relation
                && start.at(table).stream().anyMatch(object -> object.type().isRelation());
    }

    private static boolean isOn(SchemaObject object, ObjectPath table) {
        return object.type().isMember() && folded(object.path().parent()).equals(folded(table));
    }

    /** Whether rows of the key's table are changed along with rows of this one. */
    private static boolean follows(SchemaObject key, ObjectPath table) {
        return Objects.requireNonNullElse(key.get(Property.REFERENCED_TABLE), "")
                        .equalsIgnoreCase(table.toString())
                && (key.get(Property.DELETE_RULE) != null || key.get(Property.UPDATE_RULE) != null);
    }

    /** Whether it is a part of the other. */
    private static boolean isRelated(SchemaObject part, ObjectPath table) {
        return parents(part).stream().anyMatch(parent -> folded(parent).equals(folded(table)));
    }

    /** The tables of which one is a part, or from which it inherits. */
    static List<ObjectPath> parents(SchemaObject table) {
        if (table.type() != ObjectType.TABLE) {
            return List.of();
        }
        return Stream.of(Property.PARTITION_OF, Property.INHERITS)
                .map(table::get)
                .filter(Objects::nonNull)
                .flatMap(list -> FactLists.cut(list, ',').stream())
                .map(ObjectPath::parse)
                .toList();
    }

    private static String folded(ObjectPath path) {
        return Origins.folded(path);
    }
}
