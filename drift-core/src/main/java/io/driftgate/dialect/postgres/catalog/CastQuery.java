package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.CONTEXT;
import static io.driftgate.schema.Property.FUNCTION;
import static io.driftgate.schema.Property.METHOD;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Casts that are not the server's own; they belong to the database and not to a schema. */
final class CastQuery {
    private static final String SQL = """
            select c.oid, format_type(c.castsource, null) as source, format_type(c.casttarget, null) as target,
              nullif(c.castfunc::oid, 0)::regprocedure::text as function, c.castcontext, c.castmethod
            from pg_cast c where c.oid >= 16384""";

    private CastQuery() {}

    static void read(Catalog catalog) throws SQLException {
        catalog.each(SQL, row -> {
            long oid = row.oid("oid");
            if (!catalog.aspects().belongsToAnother("pg_cast", oid)) {
                Facts.Builder facts = Facts.builder()
                        .put(CONTEXT, context(row.name("castcontext")))
                        .put(METHOD, method(row.name("castmethod")))
                        .put(FUNCTION, row.text("function"));
                catalog.aspects().comment(facts, "pg_cast", oid);
                catalog.add(ObjectType.CAST, ObjectPath.of(row.name("source") + " AS " + row.name("target")), facts);
            }
        });
    }

    private static @Nullable String context(String code) {
        return switch (code) {
            case "i" -> "IMPLICIT";
            case "a" -> "ASSIGNMENT";
            default -> null;
        };
    }

    private static @Nullable String method(String code) {
        return switch (code) {
            case "i" -> "INOUT";
            case "b" -> "WITHOUT FUNCTION";
            default -> null;
        };
    }
}
