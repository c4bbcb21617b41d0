package io.driftgate.dialect.postgres.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Whether a database holds nothing that anybody made, so that nothing can be lost in it. What belongs to extensions is nobody's. */
final class EmptyDatabase {
    private static final String MADE = " and not exists (select 1 from pg_catalog.pg_depend d"
            + " where d.classid = '%s'::regclass and d.objid = o.oid and d.deptype in ('e', 'i'))";
    private static final String OUTSIDE = " in (select oid from pg_catalog.pg_namespace"
            + " where nspname <> 'information_schema' and nspname not like 'pg\\_%%')";

    private static final String SQL = "select not (exists (select 1 from pg_catalog.pg_largeobject_metadata)"
            + inSchemas("pg_class", "relnamespace")
            + inSchemas("pg_proc", "pronamespace")
            + inSchemas("pg_type", "typnamespace")
            + inSchemas("pg_operator", "oprnamespace")
            + inSchemas("pg_collation", "collnamespace")
            + inSchemas("pg_ts_config", "cfgnamespace")
            + " or exists (select 1 from pg_catalog.pg_namespace o where o.nspname not in ('public', 'information_schema')"
            + " and o.nspname not like 'pg\\_%'" + MADE.formatted("pg_catalog.pg_namespace") + ")"
            + " or exists (select 1 from pg_catalog.pg_event_trigger o where true"
            + MADE.formatted("pg_catalog.pg_event_trigger") + ")"
            + " or exists (select 1 from pg_catalog.pg_publication))";

    private EmptyDatabase() {}

    private static String inSchemas(String catalog, String schema) {
        return " or exists (select 1 from pg_catalog." + catalog + " o where o." + schema + OUTSIDE.formatted()
                + MADE.formatted("pg_catalog." + catalog) + ")";
    }

    static boolean is(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SQL)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
