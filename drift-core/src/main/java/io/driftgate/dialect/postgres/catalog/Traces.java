package io.driftgate.dialect.postgres.catalog;

import io.driftgate.schema.ObjectPath;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a transaction has left behind so far: the locks that only changing or writing something takes, and what of the locked
 * relations it wrote itself. A row is its own if it is no older than the transaction, subtransactions being younger; that holds where
 * no other transaction ended beside it.
 */
final class Traces {
    private static final long FIRST_OF_USERS = 16_384;
    private static final String WRITES = "RowExclusiveLock";
    private static final String EXCLUDES = "AccessExclusiveLock";

    /**
     * With few parts, each of which costs the server more than the rows that it finds. The numbers are those of pg_class (1259) and
     * pg_extension (3079), and of what follows a table without showing its columns: pg_constraint, pg_attrdef, pg_type and pg_trigger.
     */
    private static final String SQL = """
            with held as materialized (
              select locktype, relation, mode from pg_catalog.pg_locks
              where pid = pg_catalog.pg_backend_pid() and granted and locktype in ('relation', 'object')
                and mode not in ('AccessShareLock', 'RowShareLock')),
            users (relations) as materialized (
              select array(select relation from held where relation >= 16384))
            select 'held ' || locktype as part, coalesce(relation, 0) as oid, mode as name, null::pg_catalog.oid as place,
              null::pg_catalog.text as kind, false as own, false as columns, 0 as types, false as sequence,
              false as mentioned, false as identity, false as extension
            from held
            union all
            select 'relation', c.oid, c.relname,
              case when c.relkind in ('i', 'I') then
                (select i.indrelid from pg_catalog.pg_index i where i.indexrelid = c.oid and pg_catalog.age(i.xmin) <= 0)
              else c.relnamespace end,
              c.relkind::pg_catalog.text, pg_catalog.age(c.xmin) <= 0,
              exists (select from pg_catalog.pg_attribute a
                where a.attrelid = c.oid and a.attnum > 0 and pg_catalog.age(a.xmin) <= 0),
              coalesce((select 1 + (t.typarray <> 0)::pg_catalog.int4 from pg_catalog.pg_type t
                where t.oid = c.reltype and pg_catalog.age(t.xmin) <= 0), 0),
              c.relkind = 'S' and exists (select from pg_catalog.pg_sequence s
                where s.seqrelid = c.oid and pg_catalog.age(s.xmin) <= 0),
              coalesce(d.mentioned, false),
              coalesce(d.identity, false) or coalesce(u.identity, false), coalesce(u.extension, false)
            from pg_catalog.pg_class c left join lateral (
              select pg_catalog.bool_or(d.classid not in (1259, 2604, 2606, 1247, 2620)) as mentioned,
                pg_catalog.bool_or(d.classid = 1259 and d.deptype = 'i' and d.refobjsubid > 0) as identity
              from pg_catalog.pg_depend d
              where c.relkind in ('r', 'p') and d.refclassid = 1259 and d.refobjid = c.oid) d on true
            left join lateral (
              select pg_catalog.bool_or(u.refclassid = 1259 and u.deptype = 'i' and c.relkind = 'S') as identity,
                pg_catalog.bool_or(u.refclassid = 3079) as extension
              from pg_catalog.pg_depend u where u.classid = 1259 and u.objid = c.oid) u on true
            where c.oid = any (array(select pg_catalog.unnest(relations) from users))
            union all
            select 'constraint', oid, contype::pg_catalog.text, conrelid, null, false, false, 0, false, false, false, false
            from pg_catalog.pg_constraint
            where conrelid = any (array(select pg_catalog.unnest(relations) from users)) and pg_catalog.age(xmin) <= 0
            union all
            select 'trigger', oid, tgisinternal::pg_catalog.text, tgrelid, null, false, false, 0, false, false, false, false
            from pg_catalog.pg_trigger
            where tgrelid = any (array(select pg_catalog.unnest(relations) from users)) and pg_catalog.age(xmin) <= 0
            union all
            select 'schema', oid, nspname, null, null, false, false, 0, false, false, false, false
            from pg_catalog.pg_namespace""";

    /**
     * A relation that is locked for more than reading.
     *
     * @param place its schema; of an index the table if the index is new, else zero
     * @param kind as in pg_class
     * @param own whether its row in pg_class is the transaction's
     * @param columns whether any column's row is
     * @param types how many types of its rows are: two if it is new, of old releases and some kinds fewer
     * @param sequence whether it is a sequence whose row is
     * @param mentioned whether a view, rule, policy, routine or the like refers to it
     * @param identity whether it has an identity column, or is the sequence behind one
     * @param extension whether it belongs to an extension, or goes with one
     */
    record Locked(
            long oid,
            String name,
            long place,
            String kind,
            boolean own,
            boolean columns,
            int types,
            boolean sequence,
            boolean mentioned,
            boolean identity,
            boolean extension) {
        boolean isTable() {
            return kind.equals("r") || kind.equals("p");
        }
    }

    /** A constraint that the transaction has made. */
    record Constraint(long oid, String type, long relation) {}

    private final List<Locked> relations = new ArrayList<>();
    private final List<Constraint> constraints = new ArrayList<>();
    private final Map<Long, String> schemas = new HashMap<>();
    private final Map<Long, Set<String>> modes = new HashMap<>();
    private boolean beyond;
    private int triggers;
    private boolean usersTriggers;

    private Traces() {}

    /** As they will be when the message is there, known once it was sent. */
    static Traces of(Message message) {
        Traces traces = new Traces();
        message.prepared(SQL, List.of(), traces::row);
        return traces;
    }

    private void row(Row row) throws SQLException {
        long oid = row.oid("oid");
        String name = row.name("name");
        switch (row.name("part")) {
            case "held relation" -> lock(oid, name);
            case "relation" -> relations.add(relation(row));
            case "constraint" -> constraints.add(new Constraint(oid, name, row.oid("place")));
            case "schema" -> schemas.put(oid, name);
            case "trigger" -> {
                triggers++;
                usersTriggers |= name.equals("false");
            }
            default -> beyond = true;
        }
    }

    private void lock(long oid, String mode) {
        beyond |= oid < FIRST_OF_USERS;
        modes.computeIfAbsent(oid, relation -> new HashSet<>()).add(mode);
    }

    private static Locked relation(Row row) throws SQLException {
        return new Locked(
                row.oid("oid"),
                row.name("name"),
                row.oid("place"),
                row.name("kind"),
                row.flag("own"),
                row.flag("columns"),
                row.number("types"),
                row.flag("sequence"),
                row.flag("mentioned"),
                row.flag("identity"),
                row.flag("extension"));
    }

    /** Those that are there still and were locked for more than writing rows. */
    List<Locked> changed() {
        return relations.stream()
                .filter(relation ->
                        !modes.getOrDefault(relation.oid(), Set.of()).equals(Set.of(WRITES)))
                .toList();
    }

    /** All that are there still and were locked for more than reading. */
    List<Locked> relations() {
        return relations;
    }

    List<Constraint> constraints() {
        return constraints;
    }

    /** How many triggers it has made. */
    int triggers() {
        return triggers;
    }

    /** Whether any of these is no constraint's own. */
    boolean hasUsersTriggers() {
        return usersTriggers;
    }

    /** Whether it holds such locks on what is no relation of users: a catalog, a type, a routine. */
    boolean goBeyondRelations() {
        return beyond;
    }

    /** All schemas of the database, by OID. */
    Map<Long, String> schemas() {
        return schemas;
    }

    ObjectPath path(Locked relation) {
        return ObjectPath.of(schema(relation), relation.name());
    }

    String schema(Locked relation) {
        return schemas.getOrDefault(relation.place(), "");
    }

    /**
     * The tables into which rows were written, but for the server's own: whatever does so locks them in this mode until the
     * transaction ends, and no change of a schema does (PostgreSQL manual, explicit locking).
     *
     * @param truncates whether it may have emptied a table, which locks it as an ALTER TABLE does
     */
    Set<ObjectPath> written(boolean truncates) {
        Set<ObjectPath> tables = new HashSet<>();
        for (Locked relation : relations) {
            Set<String> held = modes.getOrDefault(relation.oid(), Set.of());
            boolean table = relation.isTable() || relation.kind().equals("f");
            if (table && (held.contains(WRITES) || truncates && held.contains(EXCLUDES)) && !isServers(relation)) {
                tables.add(path(relation));
            }
        }
        return tables;
    }

    private boolean isServers(Locked relation) {
        return schema(relation).startsWith("pg_") || schema(relation).equals("information_schema");
    }
}
