package io.driftgate.migration;

import io.driftgate.check.SchemaComparison;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import io.driftgate.source.Steps;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What each step of a run changes, in words of the comparison. */
final class StepChanges {
    private final SchemaComparison comparison;
    private final Steps steps;

    StepChanges(SchemaComparison comparison, Steps steps) {
        this.comparison = comparison;
        this.steps = steps;
    }

    /** What each step changes. */
    List<SchemaDiff> all() {
        List<SchemaDiff> all = new ArrayList<>();
        Schema before = steps.before();
        for (int i = 0; i < steps.steps().size(); i++) {
            Schema after = steps.after(i + 1);
            all.add(between(i, before, after));
            before = after;
        }
        return all;
    }

    /** What the step of that number changes. */
    SchemaDiff of(int number) {
        return between(number, steps.after(number), steps.after(number + 1));
    }

    private SchemaDiff between(int number, Schema before, Schema after) {
        Set<ObjectPath> touched = touched(steps.steps().get(number));
        return comparison.changes(about(before, touched), about(after, touched));
    }

    private static Schema about(Schema schema, Set<ObjectPath> touched) {
        return schema.filter(object -> touched.contains(table(object.key())));
    }

    /** The tables, or other objects, that a step touches. */
    private static Set<ObjectPath> touched(Steps.Step step) {
        Set<ObjectPath> touched = new HashSet<>();
        for (Steps.Unit unit : step.units()) {
            unit.delta().keys().forEach(key -> touched.add(table(key)));
        }
        return touched;
    }

    private static ObjectPath table(SchemaObject.Key key) {
        return key.type().isMember() ? key.path().parent() : key.path();
    }
}
