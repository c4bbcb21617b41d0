package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.KEYS;
import static io.driftgate.schema.Property.KIND;
import static io.driftgate.schema.Property.OWNED_BY;
import static io.driftgate.schema.Property.STATISTICS_TARGET;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Extended statistics objects. */
final class StatisticsQuery {

    private StatisticsQuery() {}

    static void read(Catalog catalog) throws SQLException {
        String sql = """
                select s.oid, s.stxname, s.stxnamespace, s.stxowner, s.stxrelid, s.stxkeys::text as columns,
                  s.stxkind::text[] as kinds, %s as target, %s as expressions
                from pg_statistic_ext s
                where s.stxnamespace\s""".formatted(
                                catalog.since(13, "case when s.stxstattarget >= 0 then s.stxstattarget end", "null"),
                                catalog.since(14, "pg_get_statisticsobjdef_expressions(s.oid)", "null::text[]"))
                + catalog.inSchemas()
                + catalog.only("s.oid");
        catalog.each(sql, row -> {
            Relation relation = catalog.relation(row.oid("stxrelid"));
            if (relation != null) {
                Facts.Builder facts = Facts.builder()
                        .put(KIND, kinds(row.list("kinds")))
                        .put(KEYS, keys(row, relation))
                        .put(OWNED_BY, relation.shown())
                        .put(STATISTICS_TARGET, row.text("target"));
                catalog.aspects().owned(facts, "pg_statistic_ext", row.oid("oid"), row.oid("stxowner"));
                catalog.add(
                        ObjectType.STATISTICS,
                        ObjectPath.of(catalog.schema(row.oid("stxnamespace")), row.name("stxname")),
                        facts);
            }
        });
    }

    private static String keys(Row row, Relation relation) throws SQLException {
        List<String> keys = new ArrayList<>();
        for (long column : row.numbers("columns")) {
            keys.add(relation.columnName(column));
        }
        List<String> expressions = row.list("expressions");
        if (expressions != null) {
            keys.addAll(expressions);
        }
        return String.join(", ", keys);
    }

    /** Null for all kinds, the default. The kind "e" only says that there are expressions. */
    private static @Nullable String kinds(@Nullable List<String> codes) {
        if (codes == null || codes.containsAll(List.of("d", "f", "m"))) {
            return null;
        }
        return codes.stream()
                .filter(code -> !code.equals("e"))
                .map(StatisticsQuery::kind)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String kind(String code) {
        return switch (code) {
            case "d" -> "ndistinct";
            case "f" -> "dependencies";
            case "m" -> "mcv";
            default -> code;
        };
    }
}
