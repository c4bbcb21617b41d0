package io.driftgate.dialect.postgres.catalog;

import io.driftgate.schema.ObjectPath;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When relations were last changed: the newest commit of what stands in the catalogs about them (PostgreSQL manual, commit
 * timestamps). What was taken away leaves its time only where it leaves a row.
 */
public final class CommitTimes {
    private static final String KEPT = "select current_setting('track_commit_timestamp') = 'on'";

    private static final String SQL = """
            select n.nspname, c.relname, max(pg_xact_commit_timestamp(x.writer)) as changed
            from unnest(cast(? as text[]), cast(? as text[])) as wanted (schema, name)
            join pg_namespace n on n.nspname = wanted.schema
            join pg_class c on c.relnamespace = n.oid and c.relname = wanted.name
            cross join lateral (
              select c.xmin as writer
              union all select a.xmin from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
              union all select d.xmin from pg_attrdef d where d.adrelid = c.oid
              union all select i.xmin from pg_index i where i.indrelid = c.oid
              union all select o.xmin from pg_constraint o where o.conrelid = c.oid
              union all select t.xmin from pg_trigger t where t.tgrelid = c.oid
              union all select r.xmin from pg_rewrite r where r.ev_class = c.oid
              union all select p.xmin from pg_policy p where p.polrelid = c.oid) x
            group by n.nspname, c.relname
            having max(pg_xact_commit_timestamp(x.writer)) is not null""";

    private CommitTimes() {}

    /** @return nothing where the server keeps no commit timestamps, or no longer those */
    public static Map<ObjectPath, Instant> of(Connection connection, Collection<ObjectPath> relations)
            throws SQLException {
        return areKept(connection) ? read(connection, List.copyOf(relations)) : Map.of();
    }

    private static boolean areKept(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(KEPT)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static Map<ObjectPath, Instant> read(Connection connection, List<ObjectPath> relations)
            throws SQLException {
        Map<ObjectPath, Instant> times = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            Object[] schemas = relations.stream().map(ObjectPath::first).toArray();
            Object[] names = relations.stream().map(ObjectPath::name).toArray();
            statement.setArray(1, connection.createArrayOf("text", schemas));
            statement.setArray(2, connection.createArrayOf("text", names));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    times.put(
                            ObjectPath.of(rows.getString(1), rows.getString(2)),
                            rows.getObject(3, OffsetDateTime.class).toInstant());
                }
            }
        }
        return times;
    }
}
