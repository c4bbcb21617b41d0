package io.driftgate.dialect.postgres.ddl;

import static io.driftgate.schema.Property.COMMAND;
import static io.driftgate.schema.Property.ENABLED;
import static io.driftgate.schema.Property.EVENT;
import static io.driftgate.schema.Property.FUNCTION;
import static io.driftgate.schema.Property.INHERITED;
import static io.driftgate.schema.Property.PERMISSIVE;
import static io.driftgate.schema.Property.ROLES;
import static io.driftgate.schema.Property.SOURCE;
import static io.driftgate.schema.Property.TAGS;
import static io.driftgate.schema.Property.USING;
import static io.driftgate.schema.Property.WITH_CHECK;

import io.driftgate.schema.SchemaObject;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Triggers, rules and policies of relations, and event triggers. */
final class Triggers {

    private Triggers() {}

    static void write(SchemaObject object, Plan plan) {
        switch (object.type()) {
            case TRIGGER -> trigger(object, plan);
            case RULE -> rule(object, plan);
            case POLICY -> plan.add(Phase.TRIGGERS, policy(object));
            default -> eventTrigger(object, plan);
        }
    }

    /** One that comes from a partitioned table is there already and only switched otherwise. */
    private static void trigger(SchemaObject trigger, Plan plan) {
        boolean inherited = trigger.facts().has(INHERITED);
        if (!inherited) {
            plan.add(Phase.TRIGGERS, String.valueOf(trigger.get(SOURCE)));
        }
        if (trigger.facts().has(ENABLED)) {
            plan.add(Phase.TRIGGERS, inherited ? 2 : 1, switched(trigger, "TRIGGER"));
        }
    }

    private static String switched(SchemaObject object, String what) {
        return "ALTER TABLE " + Names.path(object.path().parent()) + " " + state(object.get(ENABLED), what + " ")
                + Names.name(object.path().name());
    }

    private static String state(@Nullable String fact, String what) {
        if (fact == null || fact.equals("ORIGIN")) {
            return "ENABLE " + what;
        }
        return fact.equals("DISABLED") ? "DISABLE " + what : "ENABLE " + fact + " " + what;
    }

    private static void rule(SchemaObject rule, Plan plan) {
        String definition = String.valueOf(rule.get(SOURCE)).strip();
        plan.add(
                Phase.TRIGGERS,
                definition.endsWith(";") ? definition.substring(0, definition.length() - 1) : definition);
        if (rule.facts().has(ENABLED)) {
            plan.add(Phase.TRIGGERS, 1, switched(rule, "RULE"));
        }
    }

    private static String policy(SchemaObject policy) {
        String using = policy.get(USING);
        String check = policy.get(WITH_CHECK);
        return new Sql("CREATE POLICY " + Names.name(policy.path().name()) + " ON "
                        + Names.path(policy.path().parent()))
                .when(policy.facts().has(PERMISSIVE), "AS RESTRICTIVE")
                .add("FOR", policy.get(COMMAND))
                .add("TO", policy.facts().has(ROLES) ? Names.facts(policy.get(ROLES)) : null)
                .add("USING", using == null ? null : "(" + using + ")")
                .add("WITH CHECK", check == null ? null : "(" + check + ")")
                .toString();
    }

    private static void eventTrigger(SchemaObject trigger, Plan plan) {
        String name = Names.path(trigger.path());
        String tags = Items.of(trigger.get(TAGS)).stream().map(Names::literal).collect(Collectors.joining(", "));
        plan.add(
                Phase.EVENT_TRIGGERS,
                new Sql("CREATE EVENT TRIGGER " + name + " ON " + trigger.get(EVENT))
                        .list("WHEN TAG IN", tags)
                        .add("EXECUTE FUNCTION " + trigger.get(FUNCTION) + "()")
                        .toString());
        if (trigger.facts().has(ENABLED)) {
            plan.add(
                    Phase.EVENT_TRIGGERS,
                    1,
                    "ALTER EVENT TRIGGER " + name + " "
                            + state(trigger.get(ENABLED), "").strip());
        }
    }
}
