package io.driftgate.dialect.postgres;

import io.driftgate.dialect.Inventory;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.SchemaObject;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The list of relations that the crawl makes, and the proof that it is the one that the catalogs give. */
final class PostgresInventory {

    private PostgresInventory() {}

    /**
     * Whether strings take backslashes is the session's to say, so none is written as it is. Names are cast: of a table's own
     * columns the driver asks the server for more, with a query as long as this one.
     */
    static String sql(List<String> schemas) {
        String wanted = schemas.stream().map(PostgresInventory::literal).collect(Collectors.joining(", "));
        return """
                SELECT NULL AS "TABLE_CAT", n.nspname::text AS "TABLE_SCHEM", c.relname::text AS "TABLE_NAME",
                  CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'f' THEN 'FOREIGN TABLE'
                    WHEN 'p' THEN 'PARTITIONED TABLE' ELSE 'TABLE' END AS "TABLE_TYPE",
                  NULL AS "REMARKS"
                FROM pg_catalog.pg_class c
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname IN (%s)
                  AND c.oid NOT IN (
                    SELECT d.objid FROM pg_catalog.pg_depend d
                    WHERE d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND d.deptype = 'e'
                      AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass)""".formatted(wanted.isEmpty() ? "NULL" : wanted);
    }

    private static String literal(String name) {
        String quoted = name.replace("'", "''");
        return quoted.contains("\\") ? "E'" + quoted.replace("\\", "\\\\") + "'" : "'" + quoted + "'";
    }

    /**
     * Checks that no relation was overlooked on either way.
     *
     * @throws SQLException if the two lists differ; names the first relation
     */
    static void requireSame(Inventory inventory, List<SchemaObject> objects) throws SQLException {
        Set<ObjectPath> crawled = new HashSet<>();
        for (Inventory.Relation relation : inventory.relations()) {
            crawled.add(ObjectPath.of(relation.schema(), relation.name()));
        }
        for (SchemaObject object : objects) {
            if (object.type().isRelation() && !crawled.remove(object.path())) {
                throw different(object.path(), "the catalogs list it, the inventory does not");
            }
        }
        if (!crawled.isEmpty()) {
            throw different(crawled.iterator().next(), "the inventory lists it, the catalogs do not");
        }
    }

    private static SQLException different(ObjectPath path, String what) {
        return new SQLException(path + ": " + what
                + ". The schema was changed while it was read; read it again when nobody changes it.");
    }
}
