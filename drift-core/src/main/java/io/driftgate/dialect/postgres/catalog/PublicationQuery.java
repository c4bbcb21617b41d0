package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.ALL_TABLES;
import static io.driftgate.schema.Property.OPERATIONS;
import static io.driftgate.schema.Property.OPTIONS;
import static io.driftgate.schema.Property.SCHEMAS;
import static io.driftgate.schema.Property.TABLES;
import static io.driftgate.schema.Property.VIA_ROOT;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Publications, with the tables and schemas they publish wherever these stand. */
final class PublicationQuery {
    private final Catalog catalog;
    private final Map<Long, Set<String>> tables = new HashMap<>();
    private final Map<Long, Set<String>> schemas = new HashMap<>();

    private PublicationQuery(Catalog catalog) {
        this.catalog = catalog;
    }

    static void read(Catalog catalog) throws SQLException {
        PublicationQuery query = new PublicationQuery(catalog);
        query.members();
        catalog.each(
                "select p.oid, p.pubname, p.pubowner, p.puballtables, p.pubinsert, p.pubupdate, p.pubdelete, p.pubtruncate, "
                        + catalog.since(13, "p.pubviaroot", "false") + " as via_root, "
                        + catalog.since(18, "p.pubgencols::text", "'n'")
                        + " as generated from pg_publication p where true"
                        + catalog.only("p.oid"),
                query::publication);
    }

    private void members() throws SQLException {
        String columns = "(select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a"
                + " where a.attrelid = r.prrelid and a.attnum = any(r.prattrs::int2[]))";
        String sql = "select r.prpubid, n.nspname, c.relname, " + catalog.since(15, columns, "null") + " as columns, "
                + catalog.since(15, "pg_get_expr(r.prqual, r.prrelid)", "null") + " as filter"
                + " from pg_publication_rel r join pg_class c on c.oid = r.prrelid"
                + " join pg_namespace n on n.oid = c.relnamespace where true" + catalog.only("r.prpubid");
        catalog.each(sql, row -> put(tables, row.oid("prpubid"), table(row)));
        if (catalog.major() >= 15) {
            catalog.each(
                    "select s.pnpubid, quote_ident(n.nspname) as name from pg_publication_namespace s"
                            + " join pg_namespace n on n.oid = s.pnnspid where true" + catalog.only("s.pnpubid"),
                    row -> put(schemas, row.oid("pnpubid"), row.name("name")));
        }
    }

    private static String table(Row row) throws SQLException {
        String name = Names.qualified(row.name("nspname"), row.name("relname"));
        String columns = row.isNull("columns") ? "" : " (" + row.name("columns") + ")";
        return name + columns + (row.isNull("filter") ? "" : " WHERE " + row.name("filter"));
    }

    private static void put(Map<Long, Set<String>> lists, long key, String value) {
        lists.computeIfAbsent(key, none -> new TreeSet<>()).add(value);
    }

    private void publication(Row row) throws SQLException {
        long oid = row.oid("oid");
        if (catalog.aspects().belongsToAnother("pg_publication", oid)) {
            return;
        }
        Facts.Builder facts = Facts.builder()
                .flag(ALL_TABLES, row.flag("puballtables"))
                .put(OPERATIONS, operations(row))
                .flag(VIA_ROOT, row.flag("via_root"))
                .put(TABLES, list(tables.get(oid)))
                .put(SCHEMAS, list(schemas.get(oid)))
                .put(OPTIONS, row.name("generated").equals("s") ? "publish_generated_columns=stored" : null);
        catalog.aspects().owned(facts, "pg_publication", oid, row.oid("pubowner"));
        catalog.add(ObjectType.PUBLICATION, ObjectPath.of(row.name("pubname")), facts);
    }

    private static @Nullable String list(@Nullable Set<String> names) {
        return names == null ? null : String.join(", ", names);
    }

    /** Null for all of them, the default. */
    private static @Nullable String operations(Row row) throws SQLException {
        StringJoiner words = new StringJoiner(", ");
        int count = 0;
        for (String word : List.of("insert", "update", "delete", "truncate")) {
            if (row.flag("pub" + word)) {
                words.add(word);
                count++;
            }
        }
        return count == 4 ? null : words.toString();
    }
}
