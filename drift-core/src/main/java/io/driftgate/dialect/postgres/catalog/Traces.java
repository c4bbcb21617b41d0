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
     * With few parts, each of which costs the server more than the rows that it finds, and none that it could answer for all tables
     * at once, as it would an EXISTS over whatever refers to any table. The numbers are those of pg_class (1259) and
     * pg_extension (3079), and of what follows a table without showing its columns: pg_constraint, pg_attrdef, pg_type, pg_trigger.
     */
    private static final String SQL = """
            with held as materialized (
              select locktype, relation, mode from pg_catalog.pg_locks
              where pid = pg_catalog.pg_backend_pid() and granted and locktype in ('relation', 'object')
                and mode not in ('AccessShareLock', 'RowShareLock'))
            select 'held ' || locktype as part, coalesce(relation, 0) as oid, mode as name, null::pg_catalog.oid as place,
              null::pg_catalog.text as schema, null::pg_catalog.text as kind, false as own, false as columns, 0 as types,
              false as mentioned, false as belongs
            from held
            union all
            select 'relation', c.oid, c.relname, c.relnamespace,
              (select n.nspname from pg_catalog.pg_namespace n where n.oid = c.relnamespace),
              c.relkind::pg_catalog.text, pg_catalog.age(c.xmin) <= 0,
              exists (select from pg_catalog.pg_attribute a
                where a.attrelid = c.oid and a.attnum > 0 and pg_catalog.age(a.xmin) <= 0),
              coalesce((select 1 + (t.typarray <> 0)::pg_catalog.int4 from pg_catalog.pg_type t
                where t.oid = c.reltype and pg_catalog.age(t.xmin) <= 0), 0),
              c.relkind in ('r', 'p') and coalesce((select true from pg_catalog.pg_depend d
                where d.refclassid = 1259 and d.refobjid = c.oid and d.classid not in (1259, 2604, 2606, 1247, 2620)
                limit 1), false),
              exists (select from pg_catalog.pg_depend u where u.classid = 1259 and u.objid = c.oid
                and (u.refclassid = 3079 or c.relkind = 'S' and u.refclassid = 1259 and u.deptype = 'i'))
            from pg_catalog.pg_class c
            where c.oid = any (array(select relation from held where relation >= 16384))""";

    /**
     * A relation that is locked for more than reading.
     *
     * @param place its schema
     * @param schema the schema's name
     * @param kind as in pg_class
     * @param own whether its row in pg_class is the transaction's
     * @param columns whether any column's row is; of what is no table it is new then
     * @param types how many types of its rows are: two of a new table
     * @param mentioned whether it is a table to which a view, rule, policy, routine or the like refers
     * @param belongs whether it belongs to an extension or, a sequence, to an identity column
     */
    record Locked(
            long oid,
            String name,
            long place,
            String schema,
            String kind,
            boolean own,
            boolean columns,
            int types,
            boolean mentioned,
            boolean belongs) {
        boolean isTable() {
            return kind.equals("r") || kind.equals("p");
        }

        boolean isIndex() {
            return kind.equals("i") || kind.equals("I");
        }

        boolean isSequence() {
            return kind.equals("S");
        }

        ObjectPath path() {
            return ObjectPath.of(schema, name);
        }
    }

    private final List<Locked> relations = new ArrayList<>();
    private final Map<Long, Set<String>> modes = new HashMap<>();
    private boolean beyond;

    private Traces() {}

    /** As they will be when the message is there, known once it was sent. */
    static Traces of(Message message) {
        Traces traces = new Traces();
        message.byIndex(SQL, traces::row);
        return traces;
    }

    private void row(Row row) throws SQLException {
        switch (row.name("part")) {
            case "held relation" -> lock(row.oid("oid"), row.name("name"));
            case "relation" -> relations.add(relation(row));
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
                row.name("schema"),
                row.name("kind"),
                row.flag("own"),
                row.flag("columns"),
                row.number("types"),
                row.flag("mentioned"),
                row.flag("belongs"));
    }

    /** Those that are there still and were changed, or locked for more than writing rows: a GRANT takes no lock. */
    List<Locked> changed() {
        return relations.stream()
                .filter(relation -> relation.own()
                        || relation.columns()
                        || !modes.getOrDefault(relation.oid(), Set.of()).equals(Set.of(WRITES)))
                .toList();
    }

    /** Those of which a row in pg_class is the transaction's own. */
    long own() {
        return relations.stream().filter(Locked::own).count();
    }

    /** All that are there still and were locked for more than reading. */
    List<Locked> relations() {
        return relations;
    }

    /** Whether it holds such locks on what is no relation of users: a catalog, a type, a routine. */
    boolean goBeyondRelations() {
        return beyond;
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
                tables.add(relation.path());
            }
        }
        return tables;
    }

    private boolean isServers(Locked relation) {
        return relation.schema().startsWith("pg_") || relation.schema().equals("information_schema");
    }
}
