package io.driftgate.dialect.postgres.ddl;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;

/** Collects statements. Not thread-safe. */
final class Plan {
    private final List<Step> steps = new ArrayList<>();

    /** A statement that creates the object. */
    void create(Phase phase, SchemaObject object, String sql) {
        create(phase, object, sql, sql);
    }

    /** A statement that creates the object and in which only some part has to make sense at that time. */
    void create(Phase phase, SchemaObject object, String sql, String needs) {
        steps.add(new Step(phase, 0, new ObjectPath(object.path().parts(), null), sql, needs));
    }

    /** A type without anything but its name, for the functions that its definition needs. */
    void shell(SchemaObject type) {
        steps.add(new Step(Phase.SHELL_TYPES, 0, null, "CREATE TYPE " + Names.path(type.path()), ""));
    }

    void add(Phase phase, String sql) {
        add(phase, 0, sql);
    }

    void add(Phase phase, int rank, String sql) {
        steps.add(new Step(phase, rank, null, sql, sql));
    }

    List<String> statements() {
        return new StepOrder(steps).sorted().stream().map(Step::sql).toList();
    }
}
