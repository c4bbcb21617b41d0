package io.driftgate.dialect.sqlite;

import io.driftgate.schema.Identifier;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.Objects;
import java.util.Optional;

/** What a column makes of a value that is put into it, as expressions over the value under the column's name. */
final class StoredValues {

    private StoredValues() {}

    /** A strict table takes no value of another type that cannot be turned into its column's (sqlite.org/stricttables.html). */
    static Optional<String> misfit(SchemaObject table, SchemaObject column, boolean key) {
        String type = Objects.requireNonNullElse(column.get(Property.TYPE), "");
        String name = Identifier.quote(column.path().name());
        boolean rowid = key && type.equalsIgnoreCase("INTEGER") && table.get(Property.WITHOUT_ROWID) == null;
        if (table.get(Property.STRICT) == null) {
            return rowid ? Optional.of(noInteger(name)) : Optional.empty();
        }
        return switch (type) {
            case "INT", "INTEGER" -> Optional.of(noInteger(name));
            case "REAL" -> Optional.of("typeof(" + name + ") = 'blob' OR " + noNumber(name));
            case "TEXT" -> Optional.of("typeof(" + name + ") = 'blob'");
            case "BLOB" -> Optional.of("typeof(" + name + ") NOT IN ('blob', 'null')");
            default -> Optional.empty();
        };
    }

    /** A text that looks like a number in part is none. */
    private static String noNumber(String name) {
        return "(typeof(" + name + ") = 'text' AND NOT " + looksNumeric(name) + ")";
    }

    /** Comparing a text with a number turns it into one where it can be (sqlite.org/datatype3.html, 4.2). */
    private static String looksNumeric(String name) {
        return "(CAST(" + name + " AS TEXT) = CAST(" + name + " AS NUMERIC))";
    }

    /** The largest integers have a neighbour that only looks like one. */
    private static String noInteger(String name) {
        String number = "CAST(" + name + " AS NUMERIC)";
        String broken = "(typeof(" + number + ") = 'real' AND (" + number + " <> CAST(" + number
                + " AS INTEGER) OR typeof(" + name + ") = 'text' AND " + number
                + " NOT BETWEEN -9.2233720368547e18 AND 9.2233720368547e18))";
        return "typeof(" + name + ") = 'blob' OR " + noNumber(name) + " OR (typeof(" + name
                + ") IN ('text', 'real') AND " + broken + ")";
    }

    /** The value that the column stores for one that is given. */
    static String stored(SchemaObject column) {
        String name = Identifier.quote(column.path().name());
        Affinity affinity = Affinity.of(column);
        if (affinity == Affinity.BLOB || "ANY".equalsIgnoreCase(column.get(Property.TYPE))) {
            return name; // ANY of a strict table; elsewhere nobody writes it
        }
        if (affinity == Affinity.TEXT) {
            return "CASE WHEN typeof(" + name + ") IN ('integer', 'real') THEN CAST(" + name + " AS TEXT) ELSE " + name
                    + " END";
        }
        String number = affinity == Affinity.REAL ? " AS REAL)" : " AS NUMERIC)";
        return "CASE WHEN typeof(" + name + ") IN ('integer', 'real') OR typeof(" + name + ") = 'text' AND "
                + looksNumeric(name) + " THEN CAST(" + name + number + " ELSE " + name + " END";
    }

    /** Whether it stores a value as it is given. */
    static String isAsIs(SchemaObject column) {
        String kind =
                switch (Affinity.of(column)) {
                    case TEXT -> "'text'";
                    case REAL -> "'real'";
                    case INTEGER, NUMERIC -> "'integer'";
                    case BLOB -> "";
                };
        return kind.isEmpty()
                ? "true"
                : "typeof(" + Identifier.quote(column.path().name()) + ") IN (" + kind + ", 'null', 'blob')";
    }
}
