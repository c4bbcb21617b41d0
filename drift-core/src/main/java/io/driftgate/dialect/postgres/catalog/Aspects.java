package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.COMMENT;
import static io.driftgate.schema.Property.OWNER;
import static io.driftgate.schema.Property.PRIVILEGES;

import io.driftgate.schema.Facts;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What any object can have: a comment, an owner, privileges; and whether it came with something else. */
final class Aspects {
    /** An object by its catalog, its OID and, for a column, its number. */
    private record Key(String catalog, long oid, int column) {}

    private final Map<Key, String> comments = new HashMap<>();
    private final Map<Long, String> roles = new HashMap<>();
    private final Set<Key> members = new HashSet<>();
    private final int major;

    Aspects(Catalog catalog) throws SQLException {
        this.major = catalog.major();
        if (!catalog.isExact() || catalog.has(Selection.Part.COMMENT)) {
            readComments(catalog);
        }
        if (!catalog.isExact()) {
            catalog.each("select oid, rolname from pg_roles", row -> roles.put(row.oid("oid"), row.name("rolname")));
            readMembers(catalog);
        }
    }

    private void readComments(Catalog catalog) throws SQLException {
        catalog.each(
                "select d.classoid::regclass::text as catalog, d.objoid, d.objsubid, d.description from pg_description d"
                        + (catalog.isPartial()
                                ? " where true" + catalog.only("d.objoid")
                                : " where d.objoid >= 16384 or d.objoid in (select oid from pg_namespace)"),
                row -> comments.put(
                        new Key(row.name("catalog"), row.oid("objoid"), row.number("objsubid")),
                        row.name("description")));
    }

    private void readMembers(Catalog catalog) throws SQLException {
        catalog.each(
                "select classid::regclass::text as catalog, objid from pg_depend"
                        + " where refclassid = 'pg_extension'::regclass and deptype = 'e'" + selected(catalog)
                        + " union all select classid::regclass::text, objid from pg_depend"
                        + " where classid in ('pg_proc'::regclass, 'pg_cast'::regclass) and deptype = 'i'"
                        + catalog.only("objid"),
                row -> members.add(new Key(row.name("catalog"), row.oid("objid"), 0)));
    }

    /** The catalogs are named, since the index on dependent objects begins with them. */
    private static String selected(Catalog catalog) {
        return catalog.isPartial()
                ? " and classid in ('pg_class'::regclass, 'pg_type'::regclass, 'pg_proc'::regclass,"
                        + " 'pg_publication'::regclass)" + catalog.only("objid")
                : "";
    }

    /** Whether it came with something else: what an extension brought, the constructors and casts of a range type. */
    boolean belongsToAnother(String catalog, long oid) {
        return members.contains(new Key(catalog, oid, 0));
    }

    @Nullable
    String comment(String catalog, long oid, int column) {
        return comments.isEmpty() ? null : comments.get(new Key(catalog, oid, column));
    }

    /** Tells a role's name, if there is one. */
    void role(long oid, @Nullable String name) {
        if (name != null) {
            roles.put(oid, name);
        }
    }

    /** The role's name, or its number where the role is gone. */
    String role(long oid) {
        return roles.getOrDefault(oid, Long.toString(oid));
    }

    Facts.Builder comment(Facts.Builder facts, String catalog, long oid) {
        return facts.put(COMMENT, comment(catalog, oid, 0));
    }

    Facts.Builder owned(Facts.Builder facts, String catalog, long oid, long owner) {
        return comment(facts, catalog, oid).put(OWNER, role(owner));
    }

    Facts.Builder guarded(
            Facts.Builder facts, String catalog, long oid, long owner, Privileges.On on, @Nullable List<String> acl) {
        return owned(facts, catalog, oid, owner).put(PRIVILEGES, privileges(on, owner, acl));
    }

    @Nullable
    String privileges(Privileges.On on, long owner, @Nullable List<String> acl) {
        return acl == null ? null : new Privileges(on, role(owner), major).described(acl);
    }
}
