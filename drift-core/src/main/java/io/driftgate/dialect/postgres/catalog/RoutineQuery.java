package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.ARGUMENTS;
import static io.driftgate.schema.Property.BODY;
import static io.driftgate.schema.Property.CONFIGURATION;
import static io.driftgate.schema.Property.COST;
import static io.driftgate.schema.Property.KIND;
import static io.driftgate.schema.Property.LANGUAGE;
import static io.driftgate.schema.Property.LEAKPROOF;
import static io.driftgate.schema.Property.LINK_SYMBOL;
import static io.driftgate.schema.Property.MODULE;
import static io.driftgate.schema.Property.PARALLEL;
import static io.driftgate.schema.Property.RETURNS;
import static io.driftgate.schema.Property.RETURNS_NULL_ON_NULL_INPUT;
import static io.driftgate.schema.Property.ROWS;
import static io.driftgate.schema.Property.SECURITY;
import static io.driftgate.schema.Property.SOURCE;
import static io.driftgate.schema.Property.SUPPORT;
import static io.driftgate.schema.Property.TRANSFORM;
import static io.driftgate.schema.Property.VOLATILITY;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions, window functions and procedures. */
final class RoutineQuery {
    private final Catalog catalog;

    private RoutineQuery(Catalog catalog) {
        this.catalog = catalog;
    }

    static void read(Catalog catalog) throws SQLException {
        String sql = """
                select p.oid, p.proname, p.pronamespace, p.proowner, p.proacl::text[] as acl, p.prokind,
                  oidvectortypes(p.proargtypes) as signature, pg_get_function_arguments(p.oid) as arguments,
                  pg_get_function_result(p.oid) as result, l.lanname, p.provolatile, p.proisstrict, p.prosecdef,
                  p.proleakproof, p.proparallel, p.proretset, p.procost, p.prorows, p.proconfig,
                  nullif(p.prosupport::oid, 0)::regproc::text as support, p.prosrc, p.probin, %s as sql_body,
                  (select array_agg(format_type(x, null)) from unnest(p.protrftypes) x) as transforms,
                  pg_get_functiondef(p.oid) as source
                from pg_proc p join pg_language l on l.oid = p.prolang
                where p.prokind <> 'a' and p.pronamespace\s""".formatted(catalog.since(14, "pg_get_function_sqlbody(p.oid)", "null"))
                + catalog.inSchemas()
                + catalog.only("p.oid");
        catalog.each(sql, new RoutineQuery(catalog)::routine);
    }

    private void routine(Row row) throws SQLException {
        long oid = row.oid("oid");
        if (catalog.aspects().belongsToAnother("pg_proc", oid)) {
            return;
        }
        Facts.Builder facts = Facts.builder();
        facts.put(KIND, row.name("prokind").equals("w") ? "window" : null)
                .put(ARGUMENTS, Names.nullIfEmpty(row.text("arguments")))
                .put(RETURNS, row.shared("result"))
                .put(LANGUAGE, row.name("lanname"));
        attributes(facts, row);
        estimates(facts, row);
        body(facts, row);
        catalog.aspects().guarded(facts, "pg_proc", oid, row.oid("proowner"), Privileges.On.FUNCTION, row.list("acl"));
        ObjectPath path =
                ObjectPath.routine(catalog.schema(row.oid("pronamespace")), row.name("proname"), row.name("signature"));
        catalog.add(row.name("prokind").equals("p") ? ObjectType.PROCEDURE : ObjectType.FUNCTION, path, facts);
    }

    private static void attributes(Facts.Builder facts, Row row) throws SQLException {
        facts.put(VOLATILITY, volatility(row.name("provolatile")))
                .flag(RETURNS_NULL_ON_NULL_INPUT, row.flag("proisstrict"))
                .put(SECURITY, row.flag("prosecdef") ? "DEFINER" : null)
                .flag(LEAKPROOF, row.flag("proleakproof"))
                .put(PARALLEL, parallel(row.name("proparallel")))
                .put(CONFIGURATION, configuration(row.list("proconfig")))
                .put(SUPPORT, row.text("support"));
        List<String> transforms = row.list("transforms");
        facts.put(TRANSFORM, transforms == null ? null : String.join(", ", transforms));
    }

    private static void estimates(Facts.Builder facts, Row row) throws SQLException {
        String usualCost = isCompiled(row.name("lanname")) ? "1" : "100";
        String usualRows = row.flag("proretset") ? "1000" : "0";
        facts.put(COST, row.name("procost").equals(usualCost) ? null : row.text("procost"))
                .put(ROWS, row.name("prorows").equals(usualRows) ? null : row.text("prorows"));
    }

    private static void body(Facts.Builder facts, Row row) throws SQLException {
        boolean compiled = isCompiled(row.name("lanname"));
        String standard = row.text("sql_body");
        facts.put(MODULE, row.text("probin"))
                .put(LINK_SYMBOL, compiled ? row.text("prosrc") : null)
                .put(BODY, compiled ? null : standard == null ? row.text("prosrc") : standard)
                .put(SOURCE, row.text("source"));
    }

    private static boolean isCompiled(String language) {
        return language.equals("c") || language.equals("internal");
    }

    static @Nullable String volatility(String code) {
        return switch (code) {
            case "i" -> "IMMUTABLE";
            case "s" -> "STABLE";
            default -> null;
        };
    }

    static @Nullable String parallel(String code) {
        return switch (code) {
            case "s" -> "SAFE";
            case "r" -> "RESTRICTED";
            default -> null;
        };
    }

    /** Settings are lists themselves, so they are held apart by semicolons. */
    private static @Nullable String configuration(@Nullable List<String> settings) {
        if (settings == null) {
            return null;
        }
        List<String> shown = settings.stream()
                .map(setting -> setting.substring(0, setting.indexOf('=') + 1)
                        + Secrets.masked(
                                setting.substring(0, setting.indexOf('=')),
                                setting.substring(setting.indexOf('=') + 1)))
                .sorted()
                .toList();
        return String.join("; ", shown);
    }
}
