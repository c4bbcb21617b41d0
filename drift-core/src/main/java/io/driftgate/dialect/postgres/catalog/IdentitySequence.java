package io.driftgate.dialect.postgres.catalog;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The sequence behind an identity column.
 *
 * @param name its qualified name
 * @param options what differs from the defaults, as it stands in GENERATED … AS IDENTITY (…); may be empty
 */
record IdentitySequence(String name, String options) {

    private static final String SQL = "select d.refobjid, d.refobjsubid, n.nspname, c.relname, c.relpersistence,"
            + " tc.relpersistence as table_persistence, "
            + SequenceOptions.COLUMNS
            + """
             from pg_sequence s
            join pg_class c on c.oid = s.seqrelid
            join pg_namespace n on n.oid = c.relnamespace
            join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = s.seqrelid
              and d.refclassid = 'pg_class'::regclass and d.deptype = 'i' and d.refobjsubid > 0
            join pg_class tc on tc.oid = d.refobjid
            where c.relnamespace\s""";

    /** By {@link #key}. */
    static Map<Long, IdentitySequence> byColumn(Catalog catalog) throws SQLException {
        Map<Long, IdentitySequence> found = new HashMap<>();
        String sql = catalog.text(IdentitySequence.class, () -> SQL + catalog.inSchemas() + catalog.only("d.refobjid"));
        catalog.each(sql, row -> {
            StringJoiner options = new StringJoiner(" ");
            if (!row.name("relpersistence").equals(row.name("table_persistence"))) {
                options.add(row.name("relpersistence").equals("u") ? "UNLOGGED" : "LOGGED");
            }
            describe(options, SequenceOptions.of(row));
            String name = Names.qualified(row.name("nspname"), row.name("relname"));
            found.put(
                    key(row.oid("refobjid"), row.number("refobjsubid")),
                    new IdentitySequence(name, row.share(options.toString())));
        });
        return found;
    }

    /** A relation's OID and a column's number in one. */
    static long key(long relation, int column) {
        return relation << 16 | column;
    }

    private static void describe(StringJoiner words, SequenceOptions options) {
        add(words, "START", options.start());
        add(words, "INCREMENT", options.increment());
        add(words, "MINVALUE", options.minimum());
        add(words, "MAXVALUE", options.maximum());
        add(words, "CACHE", options.cache());
        if (options.cycle()) {
            words.add("CYCLE");
        }
    }

    private static void add(StringJoiner words, String word, @Nullable String value) {
        if (value != null) {
            words.add(word + " " + value);
        }
    }
}
