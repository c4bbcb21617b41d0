package io.driftgate.dialect.sqlite;

import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.Objects;

/** What a column makes of a value by its declared type (sqlite.org/datatype3.html, 3.1). */
enum Affinity {
    TEXT,
    NUMERIC,
    INTEGER,
    REAL,
    BLOB;

    static Affinity of(SchemaObject column) {
        String type = SqliteWords.upper(Objects.requireNonNullElse(column.get(Property.TYPE), ""));
        if (type.contains("INT")) {
            return INTEGER;
        }
        if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) {
            return TEXT;
        }
        if (type.isEmpty() || type.contains("BLOB")) {
            return BLOB;
        }
        return type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB") ? REAL : NUMERIC;
    }
}
