package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.COMMAND;
import static io.driftgate.schema.Property.COMMENT;
import static io.driftgate.schema.Property.PERMISSIVE;
import static io.driftgate.schema.Property.ROLES;
import static io.driftgate.schema.Property.USING;
import static io.driftgate.schema.Property.WITH_CHECK;

import io.driftgate.schema.Facts;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Row security policies. */
final class PolicyQuery {
    private static final String SQL = """
            select p.oid, p.polrelid, p.polname, p.polcmd, p.polpermissive, p.polroles::text as roles,
              pg_get_expr(p.polqual, p.polrelid) as qual, pg_get_expr(p.polwithcheck, p.polrelid) as with_check
            from pg_policy p join pg_class c on c.oid = p.polrelid
            where c.relnamespace\s""";

    private PolicyQuery() {}

    static void read(Catalog catalog) throws SQLException {
        catalog.each(SQL + catalog.inSchemas() + catalog.only("p.oid"), row -> {
            Relation relation = catalog.relation(row.oid("polrelid"));
            if (relation != null) {
                Facts.Builder facts = Facts.builder()
                        .put(COMMAND, command(row.name("polcmd")))
                        .put(PERMISSIVE, row.flag("polpermissive") ? null : "false")
                        .put(ROLES, roles(catalog, row.numbers("roles")))
                        .put(USING, row.text("qual"))
                        .put(WITH_CHECK, row.text("with_check"))
                        .put(COMMENT, catalog.aspects().comment("pg_policy", row.oid("oid"), 0));
                catalog.add(ObjectType.POLICY, relation.path().child(row.name("polname")), facts);
            }
        });
    }

    private static @Nullable String command(String code) {
        return switch (code) {
            case "r" -> "SELECT";
            case "a" -> "INSERT";
            case "w" -> "UPDATE";
            case "d" -> "DELETE";
            default -> null;
        };
    }

    /** Null for everyone. */
    private static @Nullable String roles(Catalog catalog, long[] roles) {
        if (Arrays.stream(roles).anyMatch(role -> role == 0)) {
            return null;
        }
        return Arrays.stream(roles)
                .mapToObj(role -> Identifier.quoteIfNeeded(catalog.aspects().role(role)))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
