package io.driftgate.dialect.postgres.catalog;

import io.driftgate.dialect.postgres.catalog.Moment.Counts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The objects that a transaction has changed: those with a row that it wrote, and those that it holds a lock on which only changing
 * something takes, since a deleted row can no longer be seen. Only for a transaction beside which no other one ended: then a row is
 * its own if it is no older than the transaction itself, subtransactions being younger.
 */
final class Touched {
    /** Written by the session, and read for rows of its own, by the name of its parameter. */
    private static final List<String> SCANNED = List.of(
            "pg_class",
            "pg_attribute",
            "pg_attrdef",
            "pg_constraint",
            "pg_index",
            "pg_trigger",
            "pg_rewrite",
            "pg_policy",
            "pg_inherits",
            "pg_sequence",
            "pg_statistic_ext",
            "pg_foreign_table",
            "pg_partitioned_table",
            "pg_type",
            "pg_enum",
            "pg_range",
            "pg_proc",
            "pg_aggregate",
            "pg_description");

    /** Their rows say nothing that is read, or nothing that another catalog or a lock doesn't say too. */
    private static final Set<String> UNREAD = Set.of(
            "pg_depend",
            "pg_shdepend",
            "pg_init_privs",
            "pg_statistic",
            "pg_statistic_ext_data",
            "pg_shdescription",
            "pg_seclabel",
            "pg_shseclabel",
            "pg_largeobject",
            "pg_largeobject_metadata",
            "pg_auth_members",
            "pg_user_mapping");

    /** ALTER FUNCTION and COMMENT keep a lock on these. */
    private static final Set<String> KEPT_LOCKED = Set.of("pg_proc", "pg_description");

    private static final String BY_HAND = "written ";

    private static final String SQL = """
            with held as materialized (
              select locktype, relation, classid, objid, mode from pg_locks
              where pid = pg_backend_pid() and granted and locktype in ('relation', 'object')
                and database in (0, (select oid from pg_database where datname = current_database()))
                and mode not in ('AccessShareLock', 'RowShareLock')),
            marked as materialized (
              select classid, objid from held where locktype = 'object' and mode <> 'RowExclusiveLock'
              union select classoid, objoid from pg_description where {pg_description} and age(xmin) <= 0),
            changed (catalog, oid) as (
              select 'member', relation from held where locktype = 'relation' and mode <> 'RowExclusiveLock'
              union all select 'pg_class', oid from pg_class where {pg_class} and age(xmin) <= 0
              union all select 'pg_class', attrelid from pg_attribute where {pg_attribute} and age(xmin) <= 0
              union all select 'member', adrelid from pg_attrdef where {pg_attrdef} and age(xmin) <= 0
              union all select 'member', indrelid from pg_index where {pg_index} and age(xmin) <= 0
              union all select 'member', tgrelid from pg_trigger where {pg_trigger} and age(xmin) <= 0
              union all select 'member', ev_class from pg_rewrite where {pg_rewrite} and age(xmin) <= 0
              union all select 'member', polrelid from pg_policy where {pg_policy} and age(xmin) <= 0
              union all select 'member', inhrelid from pg_inherits where {pg_inherits} and age(xmin) <= 0
              union all select 'member', seqrelid from pg_sequence where {pg_sequence} and age(xmin) <= 0
              union all select 'member', stxrelid from pg_statistic_ext where {pg_statistic_ext} and age(xmin) <= 0
              union all select 'member', ftrelid from pg_foreign_table where {pg_foreign_table} and age(xmin) <= 0
              union all select 'member', partrelid from pg_partitioned_table where {pg_partitioned_table} and age(xmin) <= 0
              union all select case when conrelid <> 0 then 'member' else 'pg_type' end, (conrelid::bigint + contypid::bigint)::oid
                from pg_constraint where {pg_constraint} and age(xmin) <= 0
              union all select case when t.typrelid <> 0 then 'pg_class' else 'pg_type' end,
                  case when t.typrelid <> 0 then t.typrelid else t.oid end
                from pg_type t where {pg_type} and age(t.xmin) <= 0
                  and (select e.typarray from pg_type e where e.oid = t.typelem) is distinct from t.oid
              union all select 'member', c.conrelid from pg_constraint c where c.conrelid <> 0
                and c.oid = any (array(select t.tgconstraint from pg_trigger t where {pg_trigger} and age(t.xmin) <= 0))
              union all select 'pg_type', enumtypid from pg_enum where {pg_enum} and age(xmin) <= 0
              union all select 'pg_type', rngtypid from pg_range where {pg_range} and age(xmin) <= 0
              union all select 'pg_type', oid from pg_type where {domains} and typtype = 'd'
              union all select 'pg_proc', oid from pg_proc where {pg_proc} and age(xmin) <= 0
              union all select 'pg_proc', aggfnoid from pg_aggregate where {pg_aggregate} and age(xmin) <= 0
              union all select 'member', c.conrelid from marked m join pg_constraint c on c.oid = m.objid
                where m.classid = 'pg_constraint'::regclass and c.conrelid <> 0
              union all select 'pg_type', c.contypid from marked m join pg_constraint c on c.oid = m.objid
                where m.classid = 'pg_constraint'::regclass and c.contypid <> 0
              union all select 'member', t.tgrelid from marked m join pg_trigger t on t.oid = m.objid
                where m.classid = 'pg_trigger'::regclass
              union all select 'member', r.ev_class from marked m join pg_rewrite r on r.oid = m.objid
                where m.classid = 'pg_rewrite'::regclass
              union all select 'member', p.polrelid from marked m join pg_policy p on p.oid = m.objid
                where m.classid = 'pg_policy'::regclass
              union all select 'member', s.stxrelid from marked m join pg_statistic_ext s on s.oid = m.objid
                where m.classid = 'pg_statistic_ext'::regclass
              union all select classid::regclass::text, objid from marked
                where classid not in ('pg_constraint'::regclass, 'pg_trigger'::regclass, 'pg_rewrite'::regclass,
                  'pg_policy'::regclass, 'pg_statistic_ext'::regclass, 'pg_attrdef'::regclass)
              union all select 'written ' || relation::regclass::text, relation from held
                where locktype = 'relation' and mode = 'RowExclusiveLock' and relation < 16384)
            select catalog, oid from changed""";

    private final Map<String, Counts> written;
    private final Set<Long> changed = new HashSet<>();
    private final Set<Long> relations = new HashSet<>();
    private final Set<Long> types = new HashSet<>();
    private final Set<Long> routines = new HashSet<>();
    private final List<String> others = new ArrayList<>();

    private Touched(Map<String, Counts> written) {
        this.written = written;
    }

    /** @param first statements with one result, to be sent along */
    static Touched read(Connection connection, Map<String, Counts> written, String first) throws SQLException {
        Touched touched = new Touched(written);
        StringBuilder sql = new StringBuilder();
        List<String> parameters = new ArrayList<>();
        int from = 0;
        for (int open = SQL.indexOf('{'); open >= 0; open = SQL.indexOf('{', from)) {
            int close = SQL.indexOf('}', open);
            sql.append(SQL, from, open).append('$').append(parameters.size() + 1);
            parameters.add(Boolean.toString(isScanned(SQL.substring(open + 1, close), written)));
            from = close + 1;
        }
        String query = sql.append(SQL.substring(from)).toString();
        new Message(connection)
                .ignore(first)
                .ignore("SELECT " + Plans.WITH_SCANS)
                .prepared(query, parameters, touched::add)
                .ignore("SELECT " + Plans.BY_INDEX)
                .send();
        touched.relations.addAll(touched.changed);
        written.keySet().stream()
                .filter(catalog -> !isUnderstood(catalog, written))
                .forEach(touched.others::add);
        return touched;
    }

    private void add(Row row) throws SQLException {
        String catalog = row.name("catalog");
        switch (catalog) {
            case "pg_class" -> changed.add(row.oid("oid"));
            case "member" -> relations.add(row.oid("oid"));
            case "pg_type" -> types.add(row.oid("oid"));
            case "pg_proc" -> routines.add(row.oid("oid"));
            default -> addOther(catalog);
        }
    }

    /**
     * Few statements of the language keep this lock on a catalog; whoever writes one by hand does. Then rows need not belong together
     * as the server would have written them, nor is what was deleted locked anywhere else.
     */
    private void addOther(String catalog) {
        if (!catalog.startsWith(BY_HAND)) {
            others.add(catalog);
            return;
        }
        String name = catalog.substring(BY_HAND.length());
        boolean deleted = written.getOrDefault(name, Counts.NONE).deleted() > 0;
        boolean harmless = UNREAD.contains(name) && !name.equals("pg_depend") || KEPT_LOCKED.contains(name) && !deleted;
        if (!harmless) {
            others.add(catalog);
        }
    }

    private static boolean isScanned(String catalog, Map<String, Counts> written) {
        Counts counts = written.getOrDefault(catalog, Counts.NONE);
        return switch (catalog) {
            // A constraint of a domain is dropped without a trace of the domain.
            case "domains" -> written.getOrDefault("pg_constraint", Counts.NONE).deleted() > 0;
            // The largest catalog. Columns come and go under the table's lock; each new default updates its column
            // once.
            case "pg_attribute" ->
                counts.updated()
                        != written.getOrDefault("pg_attrdef", Counts.NONE).inserted();
            default -> counts.inserted() > 0 || counts.updated() > 0;
        };
    }

    private static boolean isUnderstood(String catalog, Map<String, Counts> written) {
        Counts counts = written.getOrDefault(catalog, Counts.NONE);
        return switch (catalog) {
            case "pg_authid" -> counts.onlyInserted();
            case "pg_enum", "pg_range" -> counts.updated() == 0;
            default -> SCANNED.contains(catalog) || UNREAD.contains(catalog);
        };
    }

    /** The relations, indexes too, whose name or columns may have changed. */
    Set<Long> changed() {
        return changed;
    }

    /** These, and all others of which any member may have. */
    Set<Long> relations() {
        return relations;
    }

    Set<Long> types() {
        return types;
    }

    Set<Long> routines() {
        return routines;
    }

    /** What else was changed, by the name of its catalog: empty if the rest is all that can look different. */
    List<String> others() {
        return others;
    }
}
