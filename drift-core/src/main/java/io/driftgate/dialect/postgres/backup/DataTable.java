package io.driftgate.dialect.postgres.backup;

import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A relation with data of its own that pg_dump reads: a table, or a sequence. Members of extensions and foreign tables have none
 * there.
 *
 * @param oid of the relation
 * @param bytes on disk, indexes not counted
 * @param readable whether the role may read all of it
 * @param filtered whether row security hides rows from the role
 */
record DataTable(long oid, ObjectPath path, char kind, long bytes, boolean readable, boolean filtered) {
    private static final String FOUND = """
            SELECT c.oid, n.nspname, c.relname, c.relkind, CASE c.relkind WHEN 'r' THEN pg_catalog.pg_table_size(c.oid) ELSE 0 END,
              pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND CASE c.relkind
                WHEN 'S' THEN pg_catalog.has_sequence_privilege(c.oid, 'SELECT')
                ELSE pg_catalog.has_table_privilege(c.oid, 'SELECT') END,
              c.relkind <> 'S' AND pg_catalog.row_security_active(c.oid)
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'S') AND c.relpersistence <> 't'
              AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.deptype = 'e'
                AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid)
            ORDER BY 2, 3""";

    static List<DataTable> of(Connection connection) throws SQLException {
        List<DataTable> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(FOUND)) {
            while (rows.next()) {
                found.add(new DataTable(
                        rows.getLong(1),
                        ObjectPath.of(rows.getString(2), rows.getString(3)),
                        rows.getString(4).charAt(0),
                        rows.getLong(5),
                        rows.getBoolean(6),
                        rows.getBoolean(7)));
            }
        }
        return found;
    }

    boolean isTable() {
        return kind == 'r';
    }

    boolean isSequence() {
        return kind == 'S';
    }

    /** For a statement. */
    String sql() {
        return Identifier.quote(path.first()) + "." + Identifier.quote(path.name());
    }
}
