package io.driftgate.dialect.postgres.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the server knows at one moment about transactions and writing. The counts are pending ones, which the server takes down only
 * between transactions; so within one, their difference is exact, that of undone subtransactions included.
 */
final class Moment {

    /** Rows of one catalog. */
    record Counts(long inserted, long updated, long deleted) {
        static final Counts NONE = new Counts(0, 0, 0);

        Counts since(Counts before) {
            return new Counts(inserted - before.inserted, updated - before.updated, deleted - before.deleted);
        }

        boolean any() {
            return inserted != 0 || updated != 0 || deleted != 0;
        }

        boolean onlyInserted() {
            return updated == 0 && deleted == 0;
        }
    }

    /**
     * The catalogs of a version, which have the same OIDs in all its databases.
     *
     * @param names by OID
     * @param sql the question about them
     */
    private record Catalogs(Map<Long, String> names, String sql) {}

    private static final Map<String, Catalogs> CATALOGS = new ConcurrentHashMap<>();

    private static final String CATALOGS_SQL =
            "select oid, relname from pg_catalog.pg_class where oid < 16384 and relkind = 'r' and relnamespace = 11";

    /** Without any table: it comes twice in every transaction. */
    private static final String SQL = """
            select null::pg_catalog.oid as catalog, pg_catalog.txid_current_snapshot()::pg_catalog.text as snapshot,
              pg_catalog.txid_current_if_assigned() is not null as written,
              pg_catalog.current_setting('track_counts') = 'on' as counted, null::pg_catalog.int8 as inserted,
              null::pg_catalog.int8 as updated, null::pg_catalog.int8 as deleted
            union all
            select counts.* from (
              select c, null::pg_catalog.text, null::pg_catalog.bool, null::pg_catalog.bool,
                pg_catalog.pg_stat_get_xact_tuples_inserted(c) as i, pg_catalog.pg_stat_get_xact_tuples_updated(c) as u,
                pg_catalog.pg_stat_get_xact_tuples_deleted(c) as d
              from pg_catalog.unnest('%s'::pg_catalog.oid[]) c) counts
            where i > 0 or u > 0 or d > 0""";

    private final Map<Long, String> catalogs;
    private final Map<String, Counts> counts = new HashMap<>();
    private String snapshot = "";
    private boolean written;
    private boolean counted;

    private Moment(Map<Long, String> catalogs) {
        this.catalogs = catalogs;
    }

    /** The moment at which the message will be there, known once it was sent. */
    static Moment of(Connection connection, Message message) throws SQLException {
        String version = connection.getMetaData().getDatabaseProductVersion();
        Catalogs catalogs = CATALOGS.get(version);
        if (catalogs == null) {
            catalogs = catalogs(new Rows(connection));
            CATALOGS.put(version, catalogs);
        }
        Moment moment = new Moment(catalogs.names());
        message.prepared(catalogs.sql(), List.of(), moment::row);
        return moment;
    }

    private static Catalogs catalogs(Rows rows) throws SQLException {
        Map<Long, String> found = new HashMap<>();
        rows.each(CATALOGS_SQL, row -> found.put(row.oid("oid"), row.name("relname")));
        String oids = Selection.array(found.keySet().stream().sorted().toList());
        return new Catalogs(Map.copyOf(found), SQL.formatted(oids));
    }

    private void row(Row row) throws SQLException {
        String catalog = catalogs.get(row.oid("catalog"));
        if (catalog == null) {
            snapshot = row.name("snapshot");
            written = row.flag("written");
            counted = row.flag("counted");
        } else {
            counts.put(catalog, new Counts(row.oid("inserted"), row.oid("updated"), row.oid("deleted")));
        }
    }

    /** Whether the session's transaction has written anything. */
    boolean written() {
        return written;
    }

    /** Whether the server counts what a session writes ({@code track_counts}). */
    boolean counted() {
        return counted;
    }

    /** Whether no other transaction ended in between. */
    boolean standsAlone(Moment before) {
        return snapshot.equals(before.snapshot);
    }

    /** The catalogs that this session has written since, by their names; what is not there it has not. */
    Map<String, Counts> writtenSince(Moment before) {
        Map<String, Counts> since = new HashMap<>();
        counts.forEach((catalog, now) -> {
            Counts difference = now.since(before.counts.getOrDefault(catalog, Counts.NONE));
            if (difference.any()) {
                since.put(catalog, difference);
            }
        });
        return since;
    }
}
