package io.driftgate.dialect.postgres.catalog;

import io.driftgate.dialect.postgres.catalog.Selection.Part;
import io.driftgate.schema.ObjectPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What may look different after some objects were changed: these and, since the server writes names anew in the texts of whatever
 * refers to them, everything that depends on them. Such a text is no name, so one step of dependence is enough.
 */
final class Affected {
    private static final String SQL = """
            with given as materialized (
              select unnest(cast($1 as oid[])) as oid),
            base as materialized (
              select oid from given
              union select i.indrelid from pg_index i where i.indexrelid = any (array(select oid from given))
              union select d.refobjid from pg_depend d
                where d.classid = 'pg_class'::regclass and d.objid = any (array(select oid from given))
                  and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i') and d.refobjsubid > 0),
            dependent as materialized (
              select classid, objid, objsubid from pg_depend
                where refclassid = 'pg_class'::regclass and refobjid = any ($2)
              union select classid, objid, objsubid from pg_depend
                where refclassid = 'pg_proc'::regclass and refobjid = any ($3)
              union select d.classid, d.objid, d.objsubid from pg_depend d
                where d.refclassid = 'pg_type'::regclass and d.refobjid = any (array(
                  select unnest(array[t.oid, t.typarray]) from pg_class c join pg_type t on t.oid = c.reltype
                  where c.oid = any ($4) and cast($5 as boolean)))),
            reached as materialized (
              select oid from base
              union select objid from dependent where classid = 'pg_class'::regclass
              union select i.indrelid from pg_index i where i.indexrelid
                = any (array(select objid from dependent where classid = 'pg_class'::regclass))
              union select c.conrelid from pg_constraint c where c.oid
                = any (array(select objid from dependent where classid = 'pg_constraint'::regclass)) and c.conrelid <> 0
              union select r.ev_class from pg_rewrite r where r.oid
                = any (array(select objid from dependent where classid = 'pg_rewrite'::regclass))
              union select a.adrelid from pg_attrdef a where a.oid
                = any (array(select objid from dependent where classid = 'pg_attrdef'::regclass))
              union select t.tgrelid from pg_trigger t where t.oid
                = any (array(select objid from dependent where classid = 'pg_trigger'::regclass))
              union select p.polrelid from pg_policy p where p.oid
                = any (array(select objid from dependent where classid = 'pg_policy'::regclass))
              union select s.stxrelid from pg_statistic_ext s where s.oid
                = any (array(select objid from dependent where classid = 'pg_statistic_ext'::regclass))
              union select inhrelid from pg_inherits where inhparent = any (array(select oid from base))),
            every as materialized (
              select c.oid, c.relname, n.nspname, c.relkind, c.reltype, c.relnamespace = pg_my_temp_schema() as temporary
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where c.oid = any (array(select oid from reached)) and c.relkind in ('r', 'p', 'f', 'v', 'm', 'S', 'c')),
            relation as materialized (
              select * from every where nspname = any ($8)),
            type as materialized (
              select t.oid, t.typname, t.typrelid, n.nspname, t.typnamespace = pg_my_temp_schema() as temporary
              from pg_type t join pg_namespace n on n.oid = t.typnamespace
              where t.oid = any ($6) or t.oid = any (array(select reltype from every where relkind = 'c'))),
            routine (oid) as materialized (
              select unnest(cast($7 as oid[]))
              union select objid from dependent where classid = 'pg_proc'::regclass),
            publication (oid) as materialized (
              select prpubid from pg_publication_rel where oid
                = any (array(select objid from dependent where classid = 'pg_publication_rel'::regclass)))
            select relkind::text as part, oid, nspname, relname as name, case when relkind = 'S' then
              case when exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = relation.oid
                and d.refclassid = 'pg_class'::regclass and d.deptype = 'i' and d.refobjsubid > 0) then 'identity'
              else (select case when age(s.xmin) <= 0 then 'new' else 'old' end from pg_sequence s
                where s.seqrelid = relation.oid) end end as signature
            from relation
            union all select 'INHERITANCE', inhrelid, null, null, null from pg_inherits
              where inhrelid = any (array(select oid from relation))
            union all select 'INDEX', indexrelid, null, null, null from pg_index
              where indrelid = any (array(select oid from relation))
            union all select case contype when 'f' then 'FOREIGN_KEY' else 'CONSTRAINT' end, oid, null, null, null
              from pg_constraint where conrelid = any (array(select oid from relation))
            union all select 'CONSTRAINT', oid, null, null, null from pg_constraint
              where contypid = any (array(select oid from type))
            union all select 'TRIGGER', oid, null, null, null from pg_trigger
              where tgrelid = any (array(select oid from relation))
            union all select 'RULE', oid, null, null, null from pg_rewrite
              where ev_class = any (array(select oid from relation)) and rulename <> '_RETURN'
            union all select 'POLICY', oid, null, null, null from pg_policy
              where polrelid = any (array(select oid from relation))
            union all select 'STATISTICS', oid, null, null, null from pg_statistic_ext
              where stxrelid = any (array(select oid from relation))
                and stxnamespace = any (array(select oid from pg_namespace where nspname = any ($8)))
            union all select 'SEQUENCE', s.seqrelid, null, null, null
              from pg_depend d join pg_sequence s on s.seqrelid = d.objid
              where d.refclassid = 'pg_class'::regclass and d.refobjid = any (array(select oid from relation))
                and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i') and d.refobjsubid > 0
            union all select 'TYPE', oid, nspname, typname, null from type
            union all select 'ATTRIBUTES', typrelid, null, null, null from type where typrelid <> 0
            union all select 'schema', oid, null, nspname, null from pg_namespace
            union all select 'PUBLICATION', oid, null, null, null from publication
            union all select 'ROUTINE', p.oid, n.nspname, p.proname, oidvectortypes(p.proargtypes)
              from pg_proc p join pg_namespace n on n.oid = p.pronamespace
              where p.oid = any (array(select oid from routine))
            union all select 'shadow', 0, null, null, null from every
              where nspname = 'pg_catalog' or temporary
                and exists (select from pg_class c where c.relname = every.relname and c.relnamespace = 11)
            union all select 'shadow', 0, null, null, null from type
              where nspname = 'pg_catalog' or temporary and exists (select from pg_type t where t.typname = type.typname and t.typnamespace = 11)
            union all select 'other ' || classid::regclass::text, objid, null, null, null from dependent
              where classid not in ('pg_class'::regclass, 'pg_constraint'::regclass, 'pg_rewrite'::regclass,
                'pg_attrdef'::regclass, 'pg_trigger'::regclass, 'pg_policy'::regclass, 'pg_statistic_ext'::regclass,
                'pg_proc'::regclass, 'pg_publication_rel'::regclass)
              and (classid <> 'pg_type'::regclass
                or objid not in (select reltype from every)
                and objid not in (select t.typarray from every r join pg_type t on t.oid = r.reltype))""";

    private final Set<String> schemas;
    private final Selection selection = Selection.ofKinds();
    private final Set<ObjectPath> relations = new HashSet<>();
    private final Set<ObjectPath> sequences = new HashSet<>();
    private final Set<ObjectPath> freeSequences = new HashSet<>();
    private final Set<ObjectPath> oldSequences = new HashSet<>();
    private final Set<ObjectPath> types = new HashSet<>();
    private final Set<ObjectPath> routines = new HashSet<>();
    private final List<String> others = new ArrayList<>();

    private Affected(List<String> schemas) {
        this.schemas = Set.copyOf(schemas);
    }

    /** @param renamed whether any type was: a row type is named as its relation, and so in whatever has it */
    static Affected by(Connection connection, List<String> schemas, Touched touched, boolean renamed)
            throws SQLException {
        Affected affected = new Affected(schemas);
        String routines = Selection.array(touched.routines());
        String changed = Selection.array(touched.changed());
        List<String> parameters = List.of(
                Selection.array(touched.relations()),
                changed,
                routines,
                changed,
                Boolean.toString(renamed),
                Selection.array(touched.types()),
                routines,
                Selection.namesArray(schemas));
        new Message(connection).prepared(SQL, parameters, affected::add).send();
        return affected;
    }

    private void add(Row row) throws SQLException {
        String part = row.name("part");
        long oid = row.oid("oid");
        switch (part) {
            case "S" -> {
                selection.add(Part.SEQUENCE, oid);
                addSequence(path(row), String.valueOf(row.text("signature")));
            }
            case "schema" -> selection.schema(oid, row.name("name"));
            case "c", "ATTRIBUTES" -> selection.add(Part.TYPE, oid);
            case "r", "p", "f", "v", "m" -> {
                selection.add(Part.RELATION, oid);
                relations.add(path(row));
            }
            case "FOREIGN_KEY" -> {
                selection.add(Part.CONSTRAINT, oid);
                selection.add(Part.FOREIGN_KEY, oid);
            }
            case "TYPE" -> {
                if (isInScope(row)) {
                    selection.add(Part.TYPE, oid);
                    types.add(path(row));
                }
            }
            case "ROUTINE" -> {
                if (isInScope(row)) {
                    selection.add(Part.ROUTINE, oid);
                    routines.add(ObjectPath.routine(row.name("nspname"), row.name("name"), row.name("signature")));
                }
            }
            default -> addOther(part, oid);
        }
    }

    private void addSequence(ObjectPath path, String age) {
        sequences.add(path);
        if (!age.equals("identity")) {
            freeSequences.add(path);
            if (!age.equals("new")) {
                oldSequences.add(path);
            }
        }
    }

    private boolean isInScope(Row row) throws SQLException {
        String schema = row.name("nspname");
        if (schema.equals("pg_catalog")) {
            others.add("the server's own schema");
        }
        return schemas.contains(schema);
    }

    private void addOther(String part, long oid) {
        if (Character.isUpperCase(part.charAt(0))) {
            selection.add(Part.valueOf(part), oid);
        } else {
            others.add(part);
        }
    }

    private static ObjectPath path(Row row) throws SQLException {
        return ObjectPath.of(row.name("nspname"), row.name("name"));
    }

    Selection selection() {
        return selection;
    }

    /** Tables and views, by {@code schema.name} as they are now. */
    Set<ObjectPath> relations() {
        return relations;
    }

    Set<ObjectPath> sequences() {
        return sequences;
    }

    /** Those that belong to no identity column, which is read with them; none that did before belongs to one now. */
    Set<ObjectPath> freeSequences() {
        return freeSequences;
    }

    /** Those of them that were not made, nor altered, since: one that has a new name is among them. */
    Set<ObjectPath> oldSequences() {
        return oldSequences;
    }

    Set<ObjectPath> types() {
        return types;
    }

    Set<ObjectPath> routines() {
        return routines;
    }

    /** What depends on the changed objects and is not read in parts; empty if the rest is all. */
    List<String> others() {
        return others;
    }
}
