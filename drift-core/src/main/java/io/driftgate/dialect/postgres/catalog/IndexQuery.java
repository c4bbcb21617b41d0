package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.COMMENT;
import static io.driftgate.schema.Property.INCLUDE;
import static io.driftgate.schema.Property.KEYS;
import static io.driftgate.schema.Property.METHOD;
import static io.driftgate.schema.Property.NULLS_NOT_DISTINCT;
import static io.driftgate.schema.Property.OPTIONS;
import static io.driftgate.schema.Property.PARTITION_OF;
import static io.driftgate.schema.Property.PREDICATE;
import static io.driftgate.schema.Property.SOURCE;
import static io.driftgate.schema.Property.STATISTICS_TARGET;
import static io.driftgate.schema.Property.TABLESPACE;
import static io.driftgate.schema.Property.UNIQUE;
import static io.driftgate.schema.Property.VALID;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Indexes. Those that stand behind a constraint are kept for it, and are no objects of their own. */
final class IndexQuery {
    /** Partitions of indexes come with their parents, and never alone. */
    private static final String PARENTS = """
            left join pg_inherits ih on ih.inhrelid = i.indexrelid
            left join pg_class pc on pc.oid = ih.inhparent
            left join pg_namespace pn on pn.oid = pc.relnamespace
            left join pg_index pi on pi.indexrelid = ih.inhparent
            left join pg_class pt on pt.oid = pi.indrelid
            """;

    private static final String PARENT =
            "pn.nspname as parent_schema, pt.relname as parent_table, pc.relname as parent";

    private static final String NO_PARENT = "null as parent_schema, null as parent_table, null as parent";

    /** Whether a new index has nothing but columns, without options for any. */
    private static final String PLAIN = """
            i.indexprs is null and not exists (select from pg_attribute o
              where o.attrelid = i.indexrelid and o.attoptions[1] not like 'pg\\_%')""";

    private final Catalog catalog;
    private final AttributeMarks marks;
    private final @Nullable IndexKeys keys;
    private final Map<Long, Facts.Builder> behindConstraints = new HashMap<>();

    /** Of few indexes the server writes the keys itself; to know how they are written takes longer. */
    private IndexQuery(Catalog catalog, AttributeMarks marks) throws SQLException {
        this.catalog = catalog;
        this.marks = marks;
        this.keys = catalog.isExact() ? null : new IndexKeys(new OperatorClasses(catalog));
    }

    /** What is particular about the indexes behind constraints, by the index's OID. */
    static Map<Long, Facts.Builder> read(Catalog catalog, AttributeMarks marks) throws SQLException {
        IndexQuery query = new IndexQuery(catalog, marks);
        catalog.each(catalog.text(IndexQuery.class, query::sql), query::index);
        return query.behindConstraints;
    }

    private String sql() {
        String deparsed = "i.indexprs is not null or i.indexrelid in (" + marks.optionedIndexes() + ")";
        boolean exact = catalog.isExact();
        return "select " + (exact ? PLAIN : "false") + " as plain, " + (exact ? NO_PARENT : PARENT)
                + """
                , i.indexrelid, i.indrelid, ic.relname, i.indisunique, i.indisvalid, i.indnkeyatts,
                  i.indkey::text as columns, i.indoption::text as options, i.indclass::text as classes,
                  i.indcollation::text as collations, pg_get_expr(i.indpred, i.indrelid) as predicate,
                  case when %s then pg_get_indexdef(i.indexrelid) end as source,
                  ic.reloptions, am.amname, sp.spcname, con.contype,
                  %s as nulls_not_distinct
                from pg_index i
                join pg_class ic on ic.oid = i.indexrelid
                left join pg_am am on am.oid = ic.relam and am.amname <> 'btree'
                left join pg_tablespace sp on sp.oid = ic.reltablespace
                """.formatted(exact ? "true" : deparsed, catalog.since(15, "i.indnullsnotdistinct", "false"))
                + (exact ? "" : PARENTS)
                + """
                left join pg_constraint con on con.conindid = i.indexrelid and con.conrelid = i.indrelid and con.contype in ('p', 'u', 'x')
                where ic.relnamespace\s"""
                + catalog.inSchemas()
                + catalog.only("i.indexrelid");
    }

    private void index(Row row) throws SQLException {
        Relation relation = catalog.relation(row.oid("indrelid"));
        if (relation == null) {
            return;
        }
        long oid = row.oid("indexrelid");
        Facts.Builder facts = common(row, relation);
        if (!row.isNull("contype")) {
            behindConstraints.put(oid, facts);
            return;
        }
        String definition = row.text("source");
        String source = row.flag("plain") ? null : definition;
        facts.flag(UNIQUE, row.flag("indisunique"))
                .put(KEYS, keys(row, relation, definition))
                .put(VALID, row.flag("indisvalid") ? null : "false")
                .put(PARTITION_OF, parent(row))
                .put(STATISTICS_TARGET, marks.targets(oid))
                .put(SOURCE, source);
        catalog.add(ObjectType.INDEX, relation.path().child(row.name("relname")), facts);
    }

    private String keys(Row row, Relation relation, @Nullable String definition) throws SQLException {
        if (definition != null) {
            return Deparsed.firstParentheses(definition);
        }
        return keys == null ? "" : keys.of(row, relation);
    }

    private static @Nullable String parent(Row row) throws SQLException {
        return row.isNull("parent")
                ? null
                : ObjectPath.of(row.name("parent_schema"), row.name("parent_table"), row.name("parent"))
                        .toString();
    }

    private Facts.Builder common(Row row, Relation relation) throws SQLException {
        long[] columns = row.numbers("columns");
        long[] included = Arrays.copyOfRange(columns, row.number("indnkeyatts"), columns.length);
        return Facts.builder()
                .put(METHOD, row.shared("amname"))
                .put(INCLUDE, included.length == 0 ? null : relation.columnNames(included))
                .put(PREDICATE, row.text("predicate"))
                .flag(NULLS_NOT_DISTINCT, row.flag("nulls_not_distinct"))
                .put(OPTIONS, Options.storage(row.list("reloptions"), null))
                .put(TABLESPACE, row.shared("spcname"))
                .put(COMMENT, catalog.aspects().comment("pg_class", row.oid("indexrelid"), 0));
    }
}
