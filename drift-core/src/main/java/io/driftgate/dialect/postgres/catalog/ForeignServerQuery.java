package io.driftgate.dialect.postgres.catalog;

import static io.driftgate.schema.Property.HANDLER;
import static io.driftgate.schema.Property.OPTIONS;
import static io.driftgate.schema.Property.SERVER_TYPE;
import static io.driftgate.schema.Property.VALIDATOR;
import static io.driftgate.schema.Property.VERSION;
import static io.driftgate.schema.Property.WRAPPER;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.sql.SQLException;

/** Foreign data wrappers and servers; no user mappings, which hold credentials. */
final class ForeignServerQuery {
    private static final String WRAPPERS = """
            select oid, fdwname, fdwowner, fdwacl::text[] as acl, fdwoptions,
              nullif(fdwhandler::oid, 0)::regproc::text as handler, nullif(fdwvalidator::oid, 0)::regproc::text as validator
            from pg_foreign_data_wrapper""";

    private static final String SERVERS = """
            select s.oid, s.srvname, s.srvowner, s.srvacl::text[] as acl, s.srvtype, s.srvversion, s.srvoptions, w.fdwname
            from pg_foreign_server s join pg_foreign_data_wrapper w on w.oid = s.srvfdw""";

    private ForeignServerQuery() {}

    static void read(Catalog catalog) throws SQLException {
        catalog.eachOwn("pg_foreign_data_wrapper", WRAPPERS, row -> wrapper(catalog, row));
        catalog.eachOwn("pg_foreign_server", SERVERS, row -> server(catalog, row));
    }

    private static void wrapper(Catalog catalog, Row row) throws SQLException {
        Facts.Builder facts = Facts.builder()
                .put(HANDLER, row.text("handler"))
                .put(VALIDATOR, row.text("validator"))
                .put(OPTIONS, Options.foreign(row.list("fdwoptions")));
        catalog.aspects()
                .guarded(
                        facts,
                        "pg_foreign_data_wrapper",
                        row.oid("oid"),
                        row.oid("fdwowner"),
                        Privileges.On.WRAPPER,
                        row.list("acl"));
        catalog.add(ObjectType.FOREIGN_DATA_WRAPPER, ObjectPath.of(row.name("fdwname")), facts);
    }

    private static void server(Catalog catalog, Row row) throws SQLException {
        Facts.Builder facts = Facts.builder()
                .put(WRAPPER, row.name("fdwname"))
                .put(SERVER_TYPE, row.text("srvtype"))
                .put(VERSION, row.text("srvversion"))
                .put(OPTIONS, Options.foreign(row.list("srvoptions")));
        catalog.aspects()
                .guarded(
                        facts,
                        "pg_foreign_server",
                        row.oid("oid"),
                        row.oid("srvowner"),
                        Privileges.On.SERVER,
                        row.list("acl"));
        catalog.add(ObjectType.SERVER, ObjectPath.of(row.name("srvname")), facts);
    }
}
