package io.driftgate.dialect.postgres.ddl;

import static io.driftgate.schema.Property.HANDLER;
import static io.driftgate.schema.Property.INLINE_HANDLER;
import static io.driftgate.schema.Property.IN_SCHEMA;
import static io.driftgate.schema.Property.KIND;
import static io.driftgate.schema.Property.TRUSTED;
import static io.driftgate.schema.Property.VALIDATOR;

import io.driftgate.schema.SchemaObject;

/** Schemas, extensions, languages and access methods. */
final class DatabaseObjects {

    private DatabaseObjects() {}

    static void write(SchemaObject object, Model model, Plan plan) {
        String name = Names.path(object.path());
        switch (object.type()) {
            case SCHEMA -> plan.add(Phase.SCHEMAS, schema(object.path().name()));
            case EXTENSION -> extension(object, model, plan);
            case LANGUAGE -> plan.create(Phase.LANGUAGES, object, language(object, name));
            default ->
                plan.create(
                        Phase.LANGUAGES,
                        object,
                        "CREATE ACCESS METHOD " + name + " TYPE "
                                + ("table".equals(object.get(KIND)) ? "TABLE" : "INDEX") + " HANDLER "
                                + object.get(HANDLER));
        }
    }

    /** Every new database has a schema public already. */
    private static String schema(String name) {
        return "CREATE SCHEMA " + (name.equals("public") ? "IF NOT EXISTS " : "") + Names.name(name);
    }

    /** In its newest version: which ones there are is the server's to say. */
    private static void extension(SchemaObject object, Model model, Plan plan) {
        String schema = object.get(IN_SCHEMA);
        if (schema != null && isNobodys(schema, model)) {
            plan.add(Phase.SCHEMAS, "CREATE SCHEMA IF NOT EXISTS " + Names.name(schema));
        }
        plan.add(
                Phase.EXTENSIONS,
                new Sql("CREATE EXTENSION IF NOT EXISTS " + Names.path(object.path()))
                        .add("SCHEMA", schema == null ? null : Names.name(schema))
                        .toString());
    }

    private static boolean isNobodys(String schema, Model model) {
        return !schema.startsWith("pg_") && !model.hasSchema(schema);
    }

    private static String language(SchemaObject object, String name) {
        return new Sql(object.facts().has(TRUSTED) ? "CREATE TRUSTED LANGUAGE " + name : "CREATE LANGUAGE " + name)
                .add("HANDLER", object.get(HANDLER))
                .add("INLINE", object.get(INLINE_HANDLER))
                .add("VALIDATOR", object.get(VALIDATOR))
                .toString();
    }
}
