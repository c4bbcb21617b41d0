package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.ARGUMENTS;
import static io.driftgate.schema.Property.DEFINITION;
import static io.driftgate.schema.Property.PARALLEL;
import static io.driftgate.schema.Property.RETURNS;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Aggregates: what CREATE AGGREGATE takes, as one text. */
final class AggregateQuery {
    private static final String SQL = """
            select p.oid, p.proname, p.pronamespace, p.proowner, p.proacl::text[] as acl, p.proparallel,
              oidvectortypes(p.proargtypes) as signature, pg_get_function_arguments(p.oid) as arguments,
              pg_get_function_result(p.oid) as result, a.aggkind, a.aggtransfn::regproc::text as sfunc,
              format_type(a.aggtranstype, null) as stype, nullif(a.aggtransspace, 0)::text as sspace,
              nullif(a.aggfinalfn::oid, 0)::regproc::text as finalfunc, a.aggfinalextra, a.aggfinalmodify,
              nullif(a.aggcombinefn::oid, 0)::regproc::text as combinefunc,
              nullif(a.aggserialfn::oid, 0)::regproc::text as serialfunc,
              nullif(a.aggdeserialfn::oid, 0)::regproc::text as deserialfunc, a.agginitval,
              nullif(a.aggmtransfn::oid, 0)::regproc::text as msfunc,
              nullif(a.aggminvtransfn::oid, 0)::regproc::text as minvfunc,
              format_type(nullif(a.aggmtranstype, 0), null) as mstype, nullif(a.aggmtransspace, 0)::text as msspace,
              nullif(a.aggmfinalfn::oid, 0)::regproc::text as mfinalfunc, a.aggmfinalextra, a.aggmfinalmodify,
              a.aggminitval, n.nspname as sort_schema, o.oprname as sort_name
            from pg_proc p
            join pg_aggregate a on a.aggfnoid = p.oid
            left join pg_operator o on o.oid = a.aggsortop
            left join pg_namespace n on n.oid = o.oprnamespace
            where p.prokind = 'a' and p.pronamespace\s""";

    private AggregateQuery() {}

    static void read(Catalog catalog) throws SQLException {
        catalog.each(SQL + catalog.inSchemas() + catalog.only("p.oid"), row -> {
            long oid = row.oid("oid");
            if (!catalog.aspects().belongsToAnother("pg_proc", oid)) {
                Facts.Builder facts = Facts.builder()
                        .put(ARGUMENTS, Names.nullIfEmpty(row.text("arguments")))
                        .put(RETURNS, row.shared("result"))
                        .put(PARALLEL, RoutineQuery.parallel(row.name("proparallel")))
                        .put(DEFINITION, definition(row));
                catalog.aspects()
                        .guarded(facts, "pg_proc", oid, row.oid("proowner"), Privileges.On.FUNCTION, row.list("acl"));
                catalog.add(ObjectType.AGGREGATE, path(catalog, row), facts);
            }
        });
    }

    private static ObjectPath path(Catalog catalog, Row row) throws SQLException {
        return ObjectPath.routine(catalog.schema(row.oid("pronamespace")), row.name("proname"), row.name("signature"));
    }

    private static String definition(Row row) throws SQLException {
        StringJoiner words = new StringJoiner(", ");
        put(words, row, "sfunc", "stype", "sspace", "finalfunc");
        finish(words, "FINALFUNC", row.flag("aggfinalextra"), row.name("aggfinalmodify"), row.name("aggkind"));
        put(words, row, "combinefunc", "serialfunc", "deserialfunc");
        literal(words, "INITCOND", row.text("agginitval"));
        put(words, row, "msfunc", "minvfunc", "mstype", "msspace", "mfinalfunc");
        if (!row.isNull("msfunc")) {
            finish(words, "MFINALFUNC", row.flag("aggmfinalextra"), row.name("aggmfinalmodify"), row.name("aggkind"));
        }
        literal(words, "MINITCOND", row.text("aggminitval"));
        String operator = row.text("sort_name");
        if (operator != null) {
            words.add("SORTOP = OPERATOR(" + Operators.qualified(row.name("sort_schema"), operator) + ")");
        }
        if (row.name("aggkind").equals("h")) {
            words.add("HYPOTHETICAL");
        }
        return words.toString();
    }

    private static void put(StringJoiner words, Row row, String... parts) throws SQLException {
        for (String part : parts) {
            String value = row.text(part);
            if (value != null) {
                words.add(part.toUpperCase(Locale.ROOT) + " = " + value);
            }
        }
    }

    private static void literal(StringJoiner words, String word, @Nullable String value) {
        if (value != null) {
            words.add(word + " = " + Names.literal(value));
        }
    }

    /** Ordinary aggregates promise by default to leave their state alone, ordered-set ones do not. */
    private static void finish(StringJoiner words, String word, boolean extra, String modify, String kind) {
        if (extra) {
            words.add(word + "_EXTRA");
        }
        String usual = kind.equals("n") ? "r" : "w";
        if (!modify.equals(usual)) {
            words.add(word + "_MODIFY = "
                    + (modify.equals("r") ? "READ_ONLY" : modify.equals("s") ? "SHAREABLE" : "READ_WRITE"));
        }
    }
}
