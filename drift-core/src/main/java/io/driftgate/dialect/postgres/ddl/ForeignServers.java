package io.driftgate.dialect.postgres.ddl;

import static io.driftgate.schema.Property.HANDLER;
import static io.driftgate.schema.Property.OPTIONS;
import static io.driftgate.schema.Property.SERVER_TYPE;
import static io.driftgate.schema.Property.VALIDATOR;
import static io.driftgate.schema.Property.VERSION;
import static io.driftgate.schema.Property.WRAPPER;

import io.driftgate.schema.ObjectType;
import io.driftgate.schema.SchemaObject;
import org.jspecify.annotations.Nullable;

/** Foreign data wrappers and servers. */
final class ForeignServers {

    private ForeignServers() {}

    static void write(SchemaObject object, Plan plan) {
        boolean wrapper = object.type() == ObjectType.FOREIGN_DATA_WRAPPER;
        plan.add(Phase.SERVERS, wrapper ? 0 : 1, wrapper ? wrapper(object) : server(object));
    }

    private static String wrapper(SchemaObject object) {
        return new Sql("CREATE FOREIGN DATA WRAPPER " + Names.path(object.path()))
                .add("HANDLER", object.get(HANDLER))
                .add("VALIDATOR", object.get(VALIDATOR))
                .list("OPTIONS", object.get(OPTIONS))
                .toString();
    }

    private static String server(SchemaObject object) {
        return new Sql("CREATE SERVER " + Names.path(object.path()))
                .add("TYPE", literal(object.get(SERVER_TYPE)))
                .add("VERSION", literal(object.get(VERSION)))
                .add("FOREIGN DATA WRAPPER", Names.name(String.valueOf(object.get(WRAPPER))))
                .list("OPTIONS", object.get(OPTIONS))
                .toString();
    }

    private static @Nullable String literal(@Nullable String value) {
        return value == null ? null : Names.literal(value);
    }
}
