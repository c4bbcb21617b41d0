package io.driftgate.dialect.postgres.ddl;

import static io.driftgate.schema.Property.ARGUMENTS;
import static io.driftgate.schema.Property.BODY;
import static io.driftgate.schema.Property.DEFINITION;
import static io.driftgate.schema.Property.LANGUAGE;
import static io.driftgate.schema.Property.PARALLEL;
import static io.driftgate.schema.Property.RETURNS;
import static io.driftgate.schema.Property.SOURCE;
import static io.driftgate.schema.Property.SUPPORT;

import io.driftgate.schema.ObjectType;
import io.driftgate.schema.SchemaObject;
import java.util.regex.Pattern;

/** Functions and procedures as the engine writes them, and aggregates. */
final class Routines {
    private static final Pattern STANDARD_BODY = Pattern.compile("\\s*(BEGIN ATOMIC|RETURN)\\b.*", Pattern.DOTALL);

    private Routines() {}

    static void write(SchemaObject routine, Plan plan) {
        if (routine.type() == ObjectType.AGGREGATE) {
            plan.create(Phase.OPERATORS, routine, aggregate(routine));
            return;
        }
        String source = routine.get(SOURCE);
        if (source != null) {
            plan.create(Phase.ROUTINES, routine, source.strip(), needs(routine));
        }
    }

    /** The text whose names have to exist: bodies that are strings are not looked at before they run; standard ones have to make sense at once. */
    static String needs(SchemaObject routine) {
        String body = routine.get(BODY);
        boolean standard = body != null
                && "sql".equals(routine.get(LANGUAGE))
                && STANDARD_BODY.matcher(body).matches();
        return new Sql("")
                .add("", routine.get(ARGUMENTS))
                .add("", routine.get(RETURNS))
                .add("", routine.get(SUPPORT))
                .when(standard, String.valueOf(body))
                .toString();
    }

    private static String aggregate(SchemaObject aggregate) {
        String arguments = aggregate.get(ARGUMENTS);
        String parallel = aggregate.get(PARALLEL);
        return "CREATE AGGREGATE " + Names.path(aggregate.path()) + "("
                + (arguments == null ? "*" : arguments) + ") (" + aggregate.get(DEFINITION)
                + (parallel == null ? "" : ", PARALLEL = " + parallel) + ")";
    }
}
