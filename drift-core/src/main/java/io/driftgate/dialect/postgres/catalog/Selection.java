package io.driftgate.dialect.postgres.catalog;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the catalogs that a partial read is about, all by OID. An OID that occurs in two catalogs selects a row too many,
 * which is read again in vain. Not thread-safe.
 */
final class Selection {

    /** What there is to read at all, so that whole queries can be left out. */
    enum Part {
        RELATION,
        INHERITANCE,
        INDEX,
        CONSTRAINT,
        FOREIGN_KEY,
        SEQUENCE,
        STATISTICS,
        TRIGGER,
        RULE,
        POLICY,
        TYPE,
        RANGE_TYPE,
        BASE_TYPE,
        ROUTINE,
        AGGREGATE,
        COLLATION,
        OPERATOR,
        OPERATOR_CLASS,
        TEXT_SEARCH,
        CONVERSION,
        CAST,
        ACCESS_METHOD,
        EVENT_TRIGGER,
        FOREIGN_SERVER,
        PUBLICATION,
        SUBSCRIPTION,
        SETTING,
        DEFAULT_PRIVILEGE,
        COLUMN(RELATION),
        ATTRIBUTE_MARK(RELATION),
        IDENTITY(SEQUENCE),
        INDEX_MARK(INDEX),
        NOT_NULL(CONSTRAINT),
        /** The columns of relations that are not read themselves. */
        NAME,
        /** How many relations have a row that the transaction wrote. */
        OWN_RELATION,
        COMMENT;

        private final @Nullable Part whole;

        Part() {
            this.whole = null;
        }

        Part(Part whole) {
            this.whole = whole;
        }

        /** What it is read with, where parts are not told apart: itself if it is none. */
        Part whole() {
            return whole == null ? this : whole;
        }
    }

    private final boolean exact;

    private final Set<Part> parts = EnumSet.noneOf(Part.class);
    private final Map<Long, String> schemas = new HashMap<>();
    private final Map<Long, Relation> context = new HashMap<>();
    private final Set<Long> oids = new LinkedHashSet<>();

    private Selection(boolean exact) {
        this.exact = exact;
    }

    /** Of kinds as wholes: what is read of a relation is all that it has. */
    static Selection ofKinds() {
        return new Selection(false);
    }

    /** Of nothing but the parts that are added. */
    static Selection ofParts() {
        return new Selection(true);
    }

    boolean isExact() {
        return exact;
    }

    void schema(long oid, String name) {
        schemas.put(oid, name);
    }

    /** All schemas of the database, by OID. */
    Map<Long, String> schemas() {
        return schemas;
    }

    /** A relation whose members are read, and perhaps not itself. */
    void add(long oid, Relation relation) {
        context.put(oid, relation);
        oids.add(oid);
    }

    Map<Long, Relation> context() {
        return context;
    }

    /** A part that is not read by OIDs of its own. */
    void add(Part part) {
        parts.add(part);
    }

    void add(Part part, long oid) {
        add(part);
        oids.add(oid);
    }

    boolean has(Part part) {
        return parts.contains(exact ? part : part.whole());
    }

    int size() {
        return oids.size();
    }

    /** The OIDs as an array literal, {@code {1,2}}. */
    String array() {
        return array(oids);
    }

    /** The names as an array literal. */
    static String namesArray(Collection<String> names) {
        return names.stream()
                .map(name -> '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    static String array(Collection<Long> oids) {
        return oids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
