package io.driftgate.dialect.postgres.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the server knows at one moment about transactions and writing. The counts are pending ones, which the server takes down only
 * between transactions; so within one, their difference is exact, that of undone subtransactions included.
 *
 * @param snapshot the transactions that had ended; equal texts mean that none ended in between, but for the session's own
 * @param written whether the session's transaction has written anything
 * @param counted whether the server counts what a session writes ({@code track_counts})
 * @param counts how many rows of each catalog the session has written, by the catalog's name; what is not there is zero
 */
record Moment(String snapshot, boolean written, boolean counted, Map<String, Counts> counts) {

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

    /** The catalogs have the same OIDs in all databases of one version. */
    private static final Map<String, Map<Long, String>> CATALOGS = new ConcurrentHashMap<>();

    private static final String CATALOGS_SQL =
            "select oid, relname from pg_catalog.pg_class where oid < 16384 and relkind = 'r' and relnamespace = 11";

    /** Without any table, so that it is planned at once: it comes twice in every transaction. */
    private static final String SQL = """
            select null::oid as catalog, pg_catalog.txid_current_snapshot()::pg_catalog.text as snapshot,
              pg_catalog.txid_current_if_assigned() is not null as written,
              pg_catalog.current_setting('track_counts') = 'on' as counted, null::bigint as inserted, null::bigint as updated,
              null::bigint as deleted, %s as plans
            union all
            select c, null, null, null, pg_catalog.pg_stat_get_xact_tuples_inserted(c),
              pg_catalog.pg_stat_get_xact_tuples_updated(c), pg_catalog.pg_stat_get_xact_tuples_deleted(c), null
            from pg_catalog.unnest('%s'::oid[]) c""";

    /** Also finds out which plans the session has. */
    static Moment now(Connection connection, Rows rows, Plans plans) throws SQLException {
        String version = connection.getMetaData().getDatabaseProductVersion();
        Map<Long, String> catalogs = CATALOGS.get(version);
        if (catalogs == null) {
            catalogs = catalogs(rows);
            CATALOGS.put(version, catalogs);
        }
        Reading reading = new Reading(catalogs, plans);
        rows.each(SQL.formatted(Plans.KNOWN, Selection.array(catalogs.keySet())), reading::row);
        return new Moment(reading.snapshot, reading.written, reading.counted, Map.copyOf(reading.counts));
    }

    private static Map<Long, String> catalogs(Rows rows) throws SQLException {
        Map<Long, String> found = new HashMap<>();
        rows.each(CATALOGS_SQL, row -> found.put(row.oid("oid"), row.name("relname")));
        return Map.copyOf(found);
    }

    /** The catalogs that this session has written since. */
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

    private static final class Reading {
        private final Map<Long, String> catalogs;
        private final Plans plans;
        private final Map<String, Counts> counts = new HashMap<>();
        private String snapshot = "";
        private boolean written;
        private boolean counted;

        Reading(Map<Long, String> catalogs, Plans plans) {
            this.catalogs = catalogs;
            this.plans = plans;
        }

        private void row(Row row) throws SQLException {
            String catalog = catalogs.get(row.oid("catalog"));
            if (catalog == null) {
                snapshot = row.name("snapshot");
                written = row.flag("written");
                counted = row.flag("counted");
                plans.known(row.text("plans"));
                return;
            }
            Counts now = new Counts(row.oid("inserted"), row.oid("updated"), row.oid("deleted"));
            if (now.any()) {
                counts.put(catalog, now);
            }
        }
    }
}
