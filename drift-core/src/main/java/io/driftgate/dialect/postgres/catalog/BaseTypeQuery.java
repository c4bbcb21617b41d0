package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.DEFINITION;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Base types and shells of types: what CREATE TYPE takes for them, as one text. */
final class BaseTypeQuery {

    private BaseTypeQuery() {}

    static void read(Catalog catalog) throws SQLException {
        String sql = """
                select t.oid, t.typname, t.typnamespace, t.typowner, t.typacl::text[] as acl, t.typisdefined,
                  nullif(t.typinput::oid, 0)::regproc::text as input, nullif(t.typoutput::oid, 0)::regproc::text as output,
                  nullif(t.typreceive::oid, 0)::regproc::text as receive, nullif(t.typsend::oid, 0)::regproc::text as send,
                  nullif(t.typmodin::oid, 0)::regproc::text as typmod_in,
                  nullif(t.typmodout::oid, 0)::regproc::text as typmod_out,
                  nullif(t.typanalyze::oid, 0)::regproc::text as analyze, %s as subscript,
                  case when t.typlen = -1 then 'VARIABLE' else t.typlen::text end as length, t.typbyval, t.typalign,
                  t.typstorage, t.typcategory, t.typispreferred, t.typdefault, t.typdelim, t.typcollation <> 0 as collatable,
                  format_type(nullif(t.typelem, 0), null) as element
                from pg_type t
                left join pg_type e on e.oid = t.typelem
                where (t.typtype = 'b' and (e.typarray is null or e.typarray <> t.oid)
                    or t.typtype = 'p' and not t.typisdefined)
                  and t.typnamespace\s""".formatted(catalog.since(14, "nullif(t.typsubscript::oid, 0)::regproc::text", "null::text"))
                + catalog.inSchemas()
                + catalog.only("t.oid");
        catalog.each(sql, row -> {
            long oid = row.oid("oid");
            if (!catalog.aspects().belongsToAnother("pg_type", oid)) {
                Facts.Builder facts = Facts.builder().put(DEFINITION, definition(row));
                catalog.aspects()
                        .guarded(facts, "pg_type", oid, row.oid("typowner"), Privileges.On.TYPE, row.list("acl"));
                catalog.add(
                        ObjectType.BASE_TYPE,
                        ObjectPath.of(catalog.schema(row.oid("typnamespace")), row.name("typname")),
                        facts);
            }
        });
    }

    private static String definition(Row row) throws SQLException {
        if (!row.flag("typisdefined")) {
            return "shell";
        }
        StringJoiner words = new StringJoiner(", ");
        for (String part : new String[] {
            "input", "output", "receive", "send", "typmod_in", "typmod_out", "analyze", "subscript", "element"
        }) {
            add(words, part.toUpperCase(Locale.ROOT), row.text(part));
        }
        add(words, "INTERNALLENGTH", row.text("length"));
        add(words, "ALIGNMENT", alignment(row.name("typalign")));
        add(words, "STORAGE", Codes.storage(row.text("typstorage")));
        add(words, "CATEGORY", Names.literal(row.name("typcategory")));
        add(words, "DELIMITER", Names.literal(row.name("typdelim")));
        String byDefault = row.text("typdefault");
        add(words, "DEFAULT", byDefault == null ? null : Names.literal(byDefault));
        add(words, "PREFERRED", row.flag("typispreferred") ? "true" : null);
        add(words, "COLLATABLE", row.flag("collatable") ? "true" : null);
        return words + (row.flag("typbyval") ? ", PASSEDBYVALUE" : "");
    }

    private static void add(StringJoiner words, String word, @Nullable String value) {
        if (value != null) {
            words.add(word + " = " + value);
        }
    }

    private static String alignment(String code) {
        return switch (code) {
            case "c" -> "char";
            case "s" -> "int2";
            case "d" -> "double";
            default -> "int4";
        };
    }
}
