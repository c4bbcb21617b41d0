package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.HANDLER;
import static io.driftgate.schema.Property.INLINE_HANDLER;
import static io.driftgate.schema.Property.KIND;
import static io.driftgate.schema.Property.TRUSTED;
import static io.driftgate.schema.Property.VALIDATOR;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;

/** Procedural languages and access methods that are neither the server's own nor an extension's. */
final class LanguageQuery {
    private static final String LANGUAGES = """
            select oid, lanname, lanowner, lanacl::text[] as acl, lanpltrusted,
              nullif(lanplcallfoid, 0)::regproc::text as handler, nullif(laninline, 0)::regproc::text as inline_handler,
              nullif(lanvalidator, 0)::regproc::text as validator
            from pg_language where lanispl""";

    private static final String METHODS =
            "select oid, amname, amtype, amhandler::regproc::text as handler from pg_am where oid >= 16384";

    private LanguageQuery() {}

    static void read(Catalog catalog) throws SQLException {
        catalog.eachOwn("pg_language", LANGUAGES, row -> language(catalog, row));
        if (catalog.has(Selection.Part.ACCESS_METHOD)) {
            catalog.eachOwn("pg_am", METHODS, row -> method(catalog, row));
        }
    }

    private static void method(Catalog catalog, Row row) throws SQLException {
        Facts.Builder facts = Facts.builder()
                .put(KIND, row.name("amtype").equals("t") ? "table" : "index")
                .put(HANDLER, row.name("handler"));
        catalog.aspects().comment(facts, "pg_am", row.oid("oid"));
        catalog.add(ObjectType.ACCESS_METHOD, ObjectPath.of(row.name("amname")), facts);
    }

    private static void language(Catalog catalog, Row row) throws SQLException {
        Facts.Builder facts = Facts.builder()
                .put(HANDLER, row.text("handler"))
                .put(INLINE_HANDLER, row.text("inline_handler"))
                .put(VALIDATOR, row.text("validator"))
                .flag(TRUSTED, row.flag("lanpltrusted"));
        catalog.aspects()
                .guarded(
                        facts,
                        "pg_language",
                        row.oid("oid"),
                        row.oid("lanowner"),
                        Privileges.On.LANGUAGE,
                        row.list("acl"));
        catalog.add(ObjectType.LANGUAGE, ObjectPath.of(row.name("lanname")), facts);
    }
}
