package io.driftgate.schema;

import org.jspecify.annotations.Nullable;

/** One thing in a database: a table, a column, an index, with the facts known of it. */
public record SchemaObject(ObjectType type, ObjectPath path, Facts facts) {

    public @Nullable String get(Property property) {
        return facts.get(property);
    }

    public Key key() {
        return new Key(type, path);
    }

    public SchemaObject with(Property property, @Nullable String value) {
        return new SchemaObject(type, path, facts.with(property, value));
    }

    public SchemaObject at(ObjectPath other) {
        return new SchemaObject(type, other, facts);
    }

    /** The position among a table's columns, from 1; 0 for anything else. */
    public int position() {
        String position = get(Property.POSITION);
        return position == null ? 0 : Integer.parseInt(position);
    }

    /** What identifies an object within its schema: paths of different types may be equal. */
    public record Key(ObjectType type, ObjectPath path) {}
}
