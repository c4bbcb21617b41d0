package io.driftgate.dialect.postgres.catalog;

import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A table, view or foreign table while it is read: where it stands and what its columns are called. */
final class Relation {
    private final ObjectType type;
    private final ObjectPath path;
    private final String shown;
    private @Nullable String[] columns = new @Nullable String[16];
    private long[] types = new long[16];
    private long[] collations = new long[16];
    private long[] dropped = new long[0];

    Relation(ObjectType type, ObjectPath path) {
        this.type = type;
        this.path = path;
        this.shown = path.toString();
    }

    ObjectType type() {
        return type;
    }

    ObjectPath path() {
        return path;
    }

    /** The qualified name as facts have it. */
    String shown() {
        return shown;
    }

    boolean isView() {
        return type == ObjectType.VIEW || type == ObjectType.MATERIALIZED_VIEW;
    }

    void column(int number, String name, long columnType, long collation) {
        if (number >= columns.length) {
            int longer = Math.max(number + 1, columns.length * 2);
            columns = Arrays.copyOf(columns, longer);
            types = Arrays.copyOf(types, longer);
            collations = Arrays.copyOf(collations, longer);
        }
        columns[number] = name;
        types[number] = columnType;
        collations[number] = collation;
    }

    void dropped(int number) {
        dropped = Arrays.copyOf(dropped, dropped.length + 1);
        dropped[dropped.length - 1] = number;
    }

    /** Where the column stands among those that were not dropped, from 1. */
    int position(int number) {
        int before = 0;
        for (long gone : dropped) {
            before += gone < number ? 1 : 0;
        }
        return number - before;
    }

    /** The column's name as lists have it. */
    String columnName(long number) {
        String name = number >= 0 && number < columns.length ? columns[(int) number] : null;
        return Identifier.quoteIfNeeded(name == null ? "#" + number : name);
    }

    String columnNames(long[] numbers) {
        StringBuilder names = new StringBuilder();
        for (long number : numbers) {
            names.append(names.length() == 0 ? "" : ", ").append(columnName(number));
        }
        return names.toString();
    }

    long columnType(long number) {
        return types[(int) number];
    }

    long columnCollation(long number) {
        return collations[(int) number];
    }
}
