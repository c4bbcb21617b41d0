package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.ACCESS_METHOD;
import static io.driftgate.schema.Property.CLUSTERED_ON;
import static io.driftgate.schema.Property.DEFINITION;
import static io.driftgate.schema.Property.DETACH_PENDING;
import static io.driftgate.schema.Property.FORCE_ROW_SECURITY;
import static io.driftgate.schema.Property.INHERITS;
import static io.driftgate.schema.Property.KIND;
import static io.driftgate.schema.Property.OF_TYPE;
import static io.driftgate.schema.Property.OPTIONS;
import static io.driftgate.schema.Property.PARTITION_BOUND;
import static io.driftgate.schema.Property.PARTITION_KEY;
import static io.driftgate.schema.Property.PARTITION_OF;
import static io.driftgate.schema.Property.PERSISTENCE;
import static io.driftgate.schema.Property.REPLICA_IDENTITY;
import static io.driftgate.schema.Property.ROW_SECURITY;
import static io.driftgate.schema.Property.SERVER;
import static io.driftgate.schema.Property.TABLESPACE;

import io.driftgate.schema.Facts;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tables, foreign tables, views and materialized views. */
final class RelationQuery {
    private static final String SQL = """
            select c.oid, c.relname, c.relnamespace, c.relkind, c.relowner, c.relacl::text[] as acl, c.relpersistence,
              c.reloptions, tc.reloptions as toast_options, c.relrowsecurity, c.relforcerowsecurity, c.relispartition,
              case when c.relreplident <> 'd' and c.relkind in ('r', 'p', 'm') then c.relreplident end as replident,
              case when c.reloftype <> 0 then format_type(c.reloftype, null) end as of_type,
              case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as partition_key,
              case when c.relispartition then pg_get_expr(c.relpartbound, c.oid) end as partition_bound,
              case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end as definition,
              am.amname, sp.spcname, fs.srvname, ft.ftoptions, %s as owner
            from pg_class c
            left join pg_class tc on tc.oid = c.reltoastrelid and tc.reloptions is not null
            left join pg_am am on am.oid = c.relam and am.amname <> 'heap'
            left join pg_tablespace sp on sp.oid = c.reltablespace
            left join pg_foreign_table ft on ft.ftrelid = c.oid
            left join pg_foreign_server fs on fs.oid = ft.ftserver
            where c.relkind in ('r', 'p', 'f', 'v', 'm') and c.relnamespace\s""";

    private static final String PARENTS = """
            select i.inhrelid, n.nspname, p.relname, %s as detaching
            from pg_inherits i join pg_class p on p.oid = i.inhparent join pg_namespace n on n.oid = p.relnamespace
            where p.relkind in ('r', 'p', 'f')%s
            order by i.inhrelid, i.inhseqno""";

    private static final String MARKED_INDEXES = """
            select i.indrelid, i.indisclustered, i.indisreplident, c.relname
            from pg_index i join pg_class c on c.oid = i.indexrelid
            where (i.indisclustered or i.indisreplident)""";

    private static final int DETACHES_CONCURRENTLY = 14;

    private final Catalog catalog;
    private final Map<Long, String> parents = new HashMap<>();
    private final Set<Long> detaching = new HashSet<>();
    private final Map<Long, String> clusteredOn = new HashMap<>();
    private final Map<Long, String> replicaIdentity = new HashMap<>();

    private RelationQuery(Catalog catalog) {
        this.catalog = catalog;
    }

    static void read(Catalog catalog) throws SQLException {
        RelationQuery query = new RelationQuery(catalog);
        if (catalog.has(Selection.Part.INHERITANCE)) {
            String detaching = catalog.since(DETACHES_CONCURRENTLY, "i.inhdetachpending", "false");
            catalog.each(PARENTS.formatted(detaching, catalog.only("i.inhrelid")), row -> {
                String parent = row.share(Names.qualified(row.name("nspname"), row.name("relname")));
                query.parents.merge(row.oid("inhrelid"), parent, (first, next) -> first + ", " + next);
                if (row.flag("detaching")) {
                    query.detaching.add(row.oid("inhrelid"));
                }
            });
        }
        if (catalog.has(Selection.Part.INDEX_MARK)) {
            catalog.each(MARKED_INDEXES + catalog.only("i.indrelid"), query::mark);
        }
        catalog.each(catalog.text(RelationQuery.class, query::sql), query::relation);
    }

    private String sql() {
        String owner = catalog.isExact() ? "pg_get_userbyid(c.relowner)" : "null";
        return SQL.formatted(owner) + catalog.inSchemas() + catalog.only("c.oid");
    }

    private void mark(Row row) throws SQLException {
        String index = Identifier.quoteIfNeeded(row.name("relname"));
        if (row.flag("indisclustered")) {
            clusteredOn.put(row.oid("indrelid"), index);
        }
        if (row.flag("indisreplident")) {
            replicaIdentity.put(row.oid("indrelid"), index);
        }
    }

    private void relation(Row row) throws SQLException {
        long oid = row.oid("oid");
        if (catalog.aspects().belongsToAnother("pg_class", oid)) {
            return;
        }
        catalog.aspects().role(row.oid("relowner"), row.text("owner"));
        ObjectType type = type(row.name("relkind"));
        ObjectPath path = ObjectPath.of(catalog.schema(row.oid("relnamespace")), row.name("relname"));
        catalog.relation(oid, new Relation(type, path));
        Facts.Builder facts = Facts.builder()
                .put(PERSISTENCE, row.name("relpersistence").equals("u") ? "UNLOGGED" : null)
                .flag(ROW_SECURITY, row.flag("relrowsecurity"))
                .flag(FORCE_ROW_SECURITY, row.flag("relforcerowsecurity"))
                .put(REPLICA_IDENTITY, replicaIdentity(row.text("replident"), oid))
                .put(CLUSTERED_ON, clusteredOn.get(oid))
                .put(OF_TYPE, row.shared("of_type"))
                .put(ACCESS_METHOD, row.shared("amname"))
                .put(TABLESPACE, row.shared("spcname"))
                .put(SERVER, row.shared("srvname"))
                .put(DEFINITION, withoutSemicolon(row.text("definition")))
                .put(OPTIONS, options(row));
        descent(facts, row, oid);
        catalog.aspects().guarded(facts, "pg_class", oid, row.oid("relowner"), Privileges.On.TABLE, row.list("acl"));
        catalog.add(type, path, facts);
    }

    private void descent(Facts.Builder facts, Row row, long oid) throws SQLException {
        facts.put(KIND, row.name("relkind").equals("p") ? "partitioned" : null)
                .put(PARTITION_KEY, row.text("partition_key"))
                .put(PARTITION_BOUND, row.text("partition_bound"))
                .flag(DETACH_PENDING, detaching.contains(oid))
                .put(row.flag("relispartition") ? PARTITION_OF : INHERITS, parents.get(oid));
    }

    private static @Nullable String options(Row row) throws SQLException {
        return row.isNull("srvname")
                ? Options.storage(row.list("reloptions"), row.list("toast_options"))
                : Options.foreign(row.list("ftoptions"));
    }

    private @Nullable String replicaIdentity(@Nullable String code, long oid) {
        if (code == null) {
            return null;
        }
        return switch (code) {
            case "n" -> "NOTHING";
            case "f" -> "FULL";
            default -> replicaIdentity.containsKey(oid) ? "USING INDEX " + replicaIdentity.get(oid) : "NOTHING";
        };
    }

    /** The view's query, as it can stand after AS; the engine ends it with a semicolon. */
    private static @Nullable String withoutSemicolon(@Nullable String definition) {
        if (definition == null) {
            return null;
        }
        String text = definition.strip();
        return text.endsWith(";") ? text.substring(0, text.length() - 1).stripTrailing() : text;
    }

    private static ObjectType type(String kind) {
        return switch (kind) {
            case "f" -> ObjectType.FOREIGN_TABLE;
            case "v" -> ObjectType.VIEW;
            case "m" -> ObjectType.MATERIALIZED_VIEW;
            default -> ObjectType.TABLE;
        };
    }
}
