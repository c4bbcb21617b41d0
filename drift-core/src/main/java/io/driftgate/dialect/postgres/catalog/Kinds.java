package io.driftgate.dialect.postgres.catalog;

import io.driftgate.dialect.postgres.catalog.Selection.Part;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which kinds of objects a database has at all. Asked for once, so that the queries for the others are left out: most databases have
 * few kinds, and on a new session a query takes the server as long to plan as to run.
 */
final class Kinds {
    /** The first OID that no object of the server itself has (PostgreSQL source, {@code FirstNormalObjectId}). */
    private static final String OWN = " where oid >= 16384)";

    private static final long FIRST_OWN = 16_384;

    /** The schema {@code public}: the server makes it, and what stands in it is the users'. */
    private static final long PUBLIC = 2_200;

    private static final Map<Part, String> CONDITIONS = conditions();

    private Kinds() {}

    private static Map<Part, String> conditions() {
        Map<Part, String> conditions = new EnumMap<>(Part.class);
        conditions.put(Part.RELATION, "true");
        conditions.put(Part.INHERITANCE, "exists (select from pg_inherits)");
        conditions.put(Part.INDEX, "exists (select from pg_index where indexrelid >= 16384)");
        conditions.put(Part.CONSTRAINT, "exists (select from pg_constraint" + OWN);
        conditions.put(Part.FOREIGN_KEY, "exists (select from pg_constraint where contype = 'f')");
        conditions.put(Part.SEQUENCE, "exists (select from pg_sequence)");
        conditions.put(Part.STATISTICS, "exists (select from pg_statistic_ext)");
        conditions.put(Part.TRIGGER, "exists (select from pg_trigger where not tgisinternal)");
        conditions.put(Part.RULE, "exists (select from pg_rewrite where rulename <> '_RETURN' and oid >= 16384)");
        conditions.put(Part.POLICY, "exists (select from pg_policy)");
        // A row type, too, is a type: only these stand for themselves.
        conditions.put(
                Part.TYPE,
                "exists (select from pg_type where typtype in ('e', 'd') and oid >= 16384)"
                        + " or exists (select from pg_class where relkind = 'c' and oid >= 16384)");
        conditions.put(Part.RANGE_TYPE, "exists (select from pg_range where rngtypid >= 16384)");
        conditions.put(
                Part.BASE_TYPE,
                "exists (select from pg_type t where oid >= 16384 and (typtype = 'p' or typtype = 'b'"
                        + " and not exists (select from pg_type e where e.oid = t.typelem and e.typarray = t.oid)))");
        conditions.put(Part.ROUTINE, "exists (select from pg_proc" + OWN);
        conditions.put(Part.AGGREGATE, "exists (select from pg_aggregate where aggfnoid::oid >= 16384)");
        conditions.put(Part.COLLATION, "exists (select from pg_collation" + OWN);
        conditions.put(Part.OPERATOR, "exists (select from pg_operator" + OWN);
        conditions.put(Part.OPERATOR_CLASS, any("pg_opclass", "pg_opfamily", "pg_amop", "pg_amproc"));
        conditions.put(Part.TEXT_SEARCH, any("pg_ts_config", "pg_ts_dict", "pg_ts_parser", "pg_ts_template"));
        conditions.put(Part.CONVERSION, any("pg_conversion"));
        conditions.put(Part.CAST, any("pg_cast"));
        conditions.put(Part.ACCESS_METHOD, any("pg_am"));
        conditions.put(Part.EVENT_TRIGGER, "exists (select from pg_event_trigger)");
        conditions.put(
                Part.FOREIGN_SERVER,
                "exists (select from pg_foreign_data_wrapper) or exists (select from pg_foreign_server)");
        conditions.put(Part.PUBLICATION, "exists (select from pg_publication)");
        conditions.put(Part.SUBSCRIPTION, "exists (select from pg_subscription)");
        conditions.put(Part.SETTING, "exists (select from pg_db_role_setting)");
        conditions.put(Part.DEFAULT_PRIVILEGE, "exists (select from pg_default_acl)");
        return conditions;
    }

    private static String any(String... catalogs) {
        return Arrays.stream(catalogs)
                .map(catalog -> "exists (select from " + catalog + OWN)
                .collect(Collectors.joining(" or "));
    }

    /** @param schemas that are read, by OID; in one that the server made everything may be there, whatever its name is now */
    static Set<Part> read(Rows rows, Collection<Long> schemas) throws SQLException {
        if (schemas.stream().anyMatch(oid -> oid < FIRST_OWN && oid != PUBLIC)) {
            return EnumSet.allOf(Part.class);
        }
        Set<Part> parts = EnumSet.noneOf(Part.class);
        String values = CONDITIONS.entrySet().stream()
                .map(part -> "('" + part.getKey() + "', " + part.getValue() + ")")
                .collect(Collectors.joining(", "));
        rows.each(
                "select part from (values " + values + ") as kind (part, there) where there",
                row -> parts.add(Part.valueOf(row.name("part"))));
        return parts;
    }
}
