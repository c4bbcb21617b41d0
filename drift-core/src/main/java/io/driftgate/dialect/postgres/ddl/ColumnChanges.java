package io.driftgate.dialect.postgres.ddl;

import static io.driftgate.schema.Property.DEFAULT;
import static io.driftgate.schema.Property.NULLABLE;
import static io.driftgate.schema.Property.TYPE;

import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.Optional;

/** Statements about one column of a table that stands already. */
final class ColumnChanges {

    private ColumnChanges() {}

    static String add(SchemaObject column) {
        return table(column) + "ADD COLUMN " + Columns.definition(column, false);
    }

    static Optional<String> alter(SchemaObject column, Property property) {
        String head = table(column) + "ALTER COLUMN " + Names.name(column.path().name()) + " ";
        return switch (property) {
            case TYPE -> Optional.of(head + "TYPE " + column.get(TYPE));
            case NULLABLE -> Optional.of(head + ("false".equals(column.get(NULLABLE)) ? "SET" : "DROP") + " NOT NULL");
            case DEFAULT ->
                Optional.of(
                        head + (column.get(DEFAULT) == null ? "DROP DEFAULT" : "SET DEFAULT " + column.get(DEFAULT)));
            default -> Optional.empty();
        };
    }

    private static String table(SchemaObject column) {
        return "ALTER TABLE " + Names.path(column.path().parent()) + " ";
    }
}
