package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.DETERMINISTIC;
import static io.driftgate.schema.Property.LOCALE;
import static io.driftgate.schema.Property.PROVIDER;
import static io.driftgate.schema.Property.RULES;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Collations. Their library's version is the machine's, not the schema's, and is left out. */
final class CollationQuery {

    private CollationQuery() {}

    static void read(Catalog catalog) throws SQLException {
        String locale = catalog.since(17, "c.colllocale", catalog.since(15, "c.colliculocale", "null"));
        String sql = "select c.oid, c.collname, c.collnamespace, c.collowner, c.collprovider, c.collisdeterministic,"
                + " c.collcollate, c.collctype, " + locale + " as locale, "
                + catalog.since(16, "c.collicurules", "null")
                + " as rules from pg_collation c where c.collnamespace " + catalog.inSchemas();
        catalog.each(sql, row -> {
            long oid = row.oid("oid");
            if (!catalog.aspects().belongsToAnother("pg_collation", oid)) {
                Facts.Builder facts = Facts.builder()
                        .put(PROVIDER, provider(row.name("collprovider")))
                        .put(LOCALE, locale(row))
                        .put(DETERMINISTIC, row.flag("collisdeterministic") ? null : "false")
                        .put(RULES, row.text("rules"));
                catalog.aspects().owned(facts, "pg_collation", oid, row.oid("collowner"));
                catalog.add(
                        ObjectType.COLLATION,
                        ObjectPath.of(catalog.schema(row.oid("collnamespace")), row.name("collname")),
                        facts);
            }
        });
    }

    private static String provider(String code) {
        return switch (code) {
            case "i" -> "icu";
            case "b" -> "builtin";
            case "c" -> "libc";
            default -> "default";
        };
    }

    private static @Nullable String locale(Row row) throws SQLException {
        String locale = row.text("locale");
        if (locale != null) {
            return locale;
        }
        String collate = row.text("collcollate");
        String type = row.text("collctype");
        return collate == null || collate.equals(type) ? collate : "LC_COLLATE " + collate + ", LC_CTYPE " + type;
    }
}
