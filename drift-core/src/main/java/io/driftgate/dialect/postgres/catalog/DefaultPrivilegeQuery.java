package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.PRIVILEGES;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;

/** What ALTER DEFAULT PRIVILEGES set, for all schemas or one: {@code role.tables}, {@code schema.role.tables}. */
final class DefaultPrivilegeQuery {

    private DefaultPrivilegeQuery() {}

    static void read(Catalog catalog) throws SQLException {
        String sql = "select defaclrole, defaclnamespace, defaclobjtype, defaclacl::text[] as acl from pg_default_acl"
                + " where defaclnamespace = 0 or defaclnamespace " + catalog.inSchemas();
        catalog.each(sql, row -> {
            long role = row.oid("defaclrole");
            String owner = catalog.aspects().role(role);
            String kind = kind(row.name("defaclobjtype"));
            long schema = row.oid("defaclnamespace");
            ObjectPath path =
                    schema == 0 ? ObjectPath.of(owner, kind) : ObjectPath.of(catalog.schema(schema), owner, kind);
            Facts.Builder facts = Facts.builder()
                    .put(PRIVILEGES, catalog.aspects().privileges(Privileges.On.DEFAULTS, role, row.list("acl")));
            catalog.add(ObjectType.PRIVILEGE, path, facts);
        });
    }

    private static String kind(String code) {
        return switch (code) {
            case "r" -> "tables";
            case "S" -> "sequences";
            case "f" -> "functions";
            case "T" -> "types";
            case "n" -> "schemas";
            default -> "large objects";
        };
    }
}
