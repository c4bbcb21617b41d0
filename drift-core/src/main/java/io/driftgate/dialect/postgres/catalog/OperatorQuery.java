package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.COMMUTATOR;
import static io.driftgate.schema.Property.FUNCTION;
import static io.driftgate.schema.Property.HASHES;
import static io.driftgate.schema.Property.JOIN;
import static io.driftgate.schema.Property.MERGES;
import static io.driftgate.schema.Property.NEGATOR;
import static io.driftgate.schema.Property.RESTRICT;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;

/** Operators, told apart by the types they take. */
final class OperatorQuery {
    private static final String SQL = """
            select o.oid, o.oprname, o.oprnamespace, o.oprowner, o.oprcanhash, o.oprcanmerge,
              coalesce(format_type(nullif(o.oprleft, 0), null), 'NONE') as left_type,
              coalesce(format_type(nullif(o.oprright, 0), null), 'NONE') as right_type,
              nullif(o.oprcode::oid, 0)::regproc::text as function,
              nullif(o.oprcom, 0)::regoperator::text as commutator, nullif(o.oprnegate, 0)::regoperator::text as negator,
              nullif(o.oprrest::oid, 0)::regproc::text as restrict_function,
              nullif(o.oprjoin::oid, 0)::regproc::text as join_function
            from pg_operator o
            where o.oprnamespace\s""";

    private OperatorQuery() {}

    static void read(Catalog catalog) throws SQLException {
        catalog.each(SQL + catalog.inSchemas(), row -> {
            long oid = row.oid("oid");
            if (!catalog.aspects().belongsToAnother("pg_operator", oid)) {
                ObjectPath path = ObjectPath.routine(
                        catalog.schema(row.oid("oprnamespace")),
                        row.name("oprname"),
                        row.name("left_type") + ", " + row.name("right_type"));
                Facts.Builder facts = facts(row);
                catalog.aspects().owned(facts, "pg_operator", oid, row.oid("oprowner"));
                catalog.add(ObjectType.OPERATOR, path, facts);
            }
        });
    }

    private static Facts.Builder facts(Row row) throws SQLException {
        return Facts.builder()
                .put(FUNCTION, row.text("function"))
                .put(COMMUTATOR, row.text("commutator"))
                .put(NEGATOR, row.text("negator"))
                .put(RESTRICT, row.text("restrict_function"))
                .put(JOIN, row.text("join_function"))
                .flag(HASHES, row.flag("oprcanhash"))
                .flag(MERGES, row.flag("oprcanmerge"));
    }
}
