package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.COLLATION;
import static io.driftgate.schema.Property.COMMENT;
import static io.driftgate.schema.Property.COMPRESSION;
import static io.driftgate.schema.Property.DEFAULT;
import static io.driftgate.schema.Property.GENERATED;
import static io.driftgate.schema.Property.GENERATED_STORAGE;
import static io.driftgate.schema.Property.IDENTITY;
import static io.driftgate.schema.Property.INHERITED;
import static io.driftgate.schema.Property.NOT_NULL_CONSTRAINT;
import static io.driftgate.schema.Property.NULLABLE;
import static io.driftgate.schema.Property.OPTIONS;
import static io.driftgate.schema.Property.POSITION;
import static io.driftgate.schema.Property.PRIVILEGES;
import static io.driftgate.schema.Property.SEQUENCE;
import static io.driftgate.schema.Property.STATISTICS_TARGET;
import static io.driftgate.schema.Property.STORAGE;
import static io.driftgate.schema.Property.TYPE;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The columns of all relations. A view's columns carry only what the view's own text doesn't say: their types follow from it.
 */
final class ColumnQuery {
    /** Where few columns are read, which do not tell how many were dropped before them. */
    private static final String POSITION_IN_TABLE = """
            (select count(*) from pg_attribute p
              where p.attrelid = a.attrelid and p.attnum between 1 and a.attnum and not p.attisdropped)""";

    private final Catalog catalog;
    private final Map<Long, IdentitySequence> identities;
    private final Map<NotNullQuery.Column, String> notNulls;

    private ColumnQuery(Catalog catalog) throws SQLException {
        this.catalog = catalog;
        this.identities = catalog.has(Selection.Part.IDENTITY) ? IdentitySequence.byColumn(catalog) : Map.of();
        this.notNulls = catalog.has(Selection.Part.NOT_NULL) ? NotNullQuery.read(catalog) : Map.of();
    }

    static void read(Catalog catalog) throws SQLException {
        ColumnQuery query = new ColumnQuery(catalog);
        catalog.each(catalog.text(ColumnQuery.class, () -> sql(catalog)), query::column);
    }

    private static String sql(Catalog catalog) {
        return """
                select a.attrelid, a.attnum, a.attname, a.atttypid, a.attcollation, a.attnotnull,
                  format_type(a.atttypid, a.atttypmod) as type, pg_get_expr(d.adbin, d.adrelid) as expression,
                  nullif(a.attidentity, '') as identity, nullif(a.attgenerated, '') as generated,
                  case when a.attstorage <> t.typstorage then a.attstorage end as storage,
                  case when a.attstattarget >= 0 then a.attstattarget end as target,
                  case when a.attcollation <> t.typcollation then co.collname end as collation,
                  cn.nspname as collation_schema, a.attinhcount > 0 and not a.attislocal as inherited,
                  case when a.attoptions[1] like 'pg\\_%%' and a.attoptions[2] is null then null else a.attoptions end as attoptions,
                  a.attfdwoptions, a.attacl::text[] as acl, c.relowner, %s as compression, %s as position,
                  %s as owner
                from pg_attribute a
                join pg_class c on c.oid = a.attrelid
                join pg_type t on t.oid = a.atttypid
                left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                left join pg_collation co on co.oid = a.attcollation and a.attcollation <> t.typcollation
                left join pg_namespace cn on cn.oid = co.collnamespace
                where a.attnum > 0 and not a.attisdropped
                  and c.relkind in ('r', 'p', 'f', 'v', 'm') and c.relnamespace\s""".formatted(
                                catalog.since(14, "nullif(a.attcompression, '')", "null"),
                                catalog.isExact() ? POSITION_IN_TABLE : "null",
                                catalog.isExact() ? "pg_get_userbyid(c.relowner)" : "null")
                + catalog.inSchemas()
                + catalog.only("a.attrelid")
                + (catalog.isExact() ? " and age(a.xmin) <= 0" : "");
    }

    private void column(Row row) throws SQLException {
        Relation relation = catalog.relation(row.oid("attrelid"));
        if (relation == null) {
            return;
        }
        catalog.aspects().role(row.oid("relowner"), row.text("owner"));
        int number = row.number("attnum");
        String name = row.name("attname");
        relation.column(number, name, row.oid("atttypid"), row.oid("attcollation"));
        Facts.Builder facts = Facts.builder();
        if (!relation.isView()) {
            nature(facts, row);
        }
        value(facts, row);
        storage(facts, row);
        aspects(facts, row, row.isNull("position") ? relation.position(number) : row.number("position"));
        catalog.add(ObjectType.COLUMN, relation.path().child(name), facts);
    }

    private void nature(Facts.Builder facts, Row row) throws SQLException {
        boolean notNull = row.flag("attnotnull");
        facts.put(TYPE, row.shared("type"))
                .put(NULLABLE, notNull ? "false" : "true")
                .put(COLLATION, Names.qualifiedOrNull(row.text("collation_schema"), row.text("collation")))
                .flag(INHERITED, row.flag("inherited"));
        if (!notNulls.isEmpty()) {
            facts.put(
                    NOT_NULL_CONSTRAINT,
                    notNulls.get(new NotNullQuery.Column(row.oid("attrelid"), row.number("attnum"))));
        }
    }

    private void value(Facts.Builder facts, Row row) throws SQLException {
        String generated = row.text("generated");
        facts.put(generated == null ? DEFAULT : GENERATED, row.shared("expression"));
        if (generated != null) {
            facts.put(GENERATED_STORAGE, generated.equals("v") ? "VIRTUAL" : "STORED");
        }
        String identity = row.text("identity");
        if (identity != null) {
            IdentitySequence sequence = identities.get(IdentitySequence.key(row.oid("attrelid"), row.number("attnum")));
            facts.put(IDENTITY, (identity.equals("a") ? "ALWAYS" : "BY DEFAULT") + options(sequence))
                    .put(SEQUENCE, sequence == null ? null : sequence.name());
        }
    }

    private static String options(@Nullable IdentitySequence sequence) {
        return sequence == null || sequence.options().isEmpty() ? "" : " (" + sequence.options() + ")";
    }

    private static void storage(Facts.Builder facts, Row row) throws SQLException {
        List<String> foreign = row.list("attfdwoptions");
        facts.put(STORAGE, Codes.storage(row.text("storage")))
                .put(COMPRESSION, Codes.compression(row.text("compression")))
                .put(STATISTICS_TARGET, row.text("target"))
                .put(OPTIONS, foreign == null ? Options.column(row.list("attoptions")) : Options.foreign(foreign));
    }

    private void aspects(Facts.Builder facts, Row row, int position) throws SQLException {
        facts.put(POSITION, row.share(Integer.toString(position)))
                .put(COMMENT, catalog.aspects().comment("pg_class", row.oid("attrelid"), row.number("attnum")))
                .put(
                        PRIVILEGES,
                        catalog.aspects().privileges(Privileges.On.COLUMN, row.oid("relowner"), row.list("acl")));
    }
}
