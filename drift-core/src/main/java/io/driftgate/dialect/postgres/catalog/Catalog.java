package io.driftgate.dialect.postgres.catalog;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.SchemaObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One read of a database: what several queries need to know of each other, and the objects found so far. */
final class Catalog {
    private record Text(Class<?> query, int major) {}

    private static final Map<Text, String> TEXTS = new ConcurrentHashMap<>();

    private final int major;
    private final Rows rows;
    private final Aspects aspects;
    private final Map<Long, String> schemas = new HashMap<>();
    private final Map<Long, Relation> relations = new HashMap<>();
    private final Map<Long, ObjectPath> domains = new HashMap<>();
    private final List<SchemaObject> objects = new ArrayList<>();
    private final String inSchemas;
    private final Set<Selection.Part> kinds;
    private final @Nullable Partial partial;
    private final OwnRows own = new OwnRows();

    /** A read of some objects only, and through what. */
    private record Partial(Selection selection, Batch batch) {}

    /** For everything. */
    Catalog(Connection connection, Collection<String> wanted) throws SQLException {
        this(connection, wanted, null);
    }

    /** For what is selected alone. */
    Catalog(Connection connection, Collection<String> wanted, Selection selection, Batch batch) throws SQLException {
        this(connection, wanted, new Partial(selection, batch));
    }

    private Catalog(Connection connection, Collection<String> wanted, @Nullable Partial partial) throws SQLException {
        this.major = connection.getMetaData().getDatabaseMajorVersion();
        this.rows = new Rows(connection);
        this.partial = partial;
        if (partial == null) {
            rows.each("select oid, nspname from pg_namespace", row -> schemas.put(row.oid("oid"), row.name("nspname")));
        } else {
            schemas.putAll(partial.selection().schemas());
            partial.selection().context().forEach((oid, relation) -> relations.put(oid, relation));
        }
        schemas.values().retainAll(wanted);
        this.kinds = partial == null ? Kinds.read(rows, schemas.keySet()) : Set.of();
        StringJoiner oids = new StringJoiner(", ", "in (", ")").setEmptyValue("in (0)");
        schemas.keySet().stream().sorted().forEach(oid -> oids.add(Long.toString(oid)));
        this.inSchemas = oids.toString();
        this.aspects = new Aspects(this);
    }

    /**
     * The text of a query, which is put together once for all reads of what was added: it then depends on the version alone.
     *
     * @param query as which it is kept
     */
    String text(Class<?> query, Supplier<String> text) {
        return isExact() ? TEXTS.computeIfAbsent(new Text(query, major), key -> text.get()) : text.get();
    }

    void each(String sql, Rows.Reader reader) throws SQLException {
        if (partial == null) {
            rows.each(sql, reader);
        } else {
            List<String> parameters =
                    sql.contains("$1") ? List.of(partial.selection().array()) : List.of();
            partial.batch().each(sql, parameters, reader);
        }
    }

    /** Whether there may be any of these. */
    boolean has(Selection.Part part) {
        return partial == null
                ? kinds.contains(part.whole())
                : partial.selection().has(part);
    }

    boolean isPartial() {
        return partial != null;
    }

    /** Whether only some parts of what is selected are read, where the transaction that reads has added them. */
    boolean isExact() {
        return partial != null && partial.selection().isExact();
    }

    /**
     * As {@link #only}, for members of selected tables.
     *
     * @param alias of the members in the query, with columns {@code oid} and {@code xmin}
     * @param table the column that names the table
     */
    String onlyMembers(String alias, String table) {
        String prefix = alias.isEmpty() ? "" : alias + ".";
        return isExact() ? only(prefix + table) + " and age(" + prefix + "xmin) <= 0" : only(prefix + "oid");
    }

    /** A further condition, on a column of OIDs, that leaves only what is selected; empty if everything is read. */
    String only(String column) {
        return partial == null ? "" : " and " + column + " = any ($1)";
    }

    /**
     * Every row whose object is neither an extension's nor another object's.
     *
     * @param table the catalog whose column {@code oid} the query has
     */
    void eachOwn(String table, String sql, Rows.Reader reader) throws SQLException {
        rows.each(sql, row -> {
            if (!aspects.belongsToAnother(table, row.oid("oid"))) {
                reader.read(row);
            }
        });
    }

    int major() {
        return major;
    }

    /** The expression where the server has it, what stands for it on older ones. */
    String since(int version, String expression, String otherwise) {
        return major >= version ? expression : otherwise;
    }

    /**
     * The condition {@code in (…)} on the OIDs of the schemas asked for. Nothing else is ever selected, and without that condition the
     * server is not tempted to look for it first.
     */
    String inSchemas() {
        return partial == null ? inSchemas : "<> 0";
    }

    /** The OIDs of the schemas asked for. */
    Set<Long> schemas() {
        return schemas.keySet();
    }

    /** The name of one of the schemas asked for. */
    String schema(long oid) {
        return schemas.getOrDefault(oid, Long.toString(oid));
    }

    Aspects aspects() {
        return aspects;
    }

    void relation(long oid, Relation relation) {
        relations.put(oid, relation);
    }

    /** Null for a relation that is not read: an extension's, or one of another schema. */
    @Nullable
    Relation relation(long oid) {
        return relations.get(oid);
    }

    void domain(long oid, ObjectPath path) {
        domains.put(oid, path);
    }

    /** Null for a type that is no domain or is not read. */
    @Nullable
    ObjectPath domain(long oid) {
        return domains.get(oid);
    }

    void add(ObjectType type, ObjectPath path, Facts.Builder facts) {
        objects.add(new SchemaObject(type, path, facts.build()));
    }

    OwnRows own() {
        return own;
    }

    List<SchemaObject> objects() {
        return objects;
    }
}
