package io.driftgate.migration;

import io.driftgate.check.DriftResult;
import io.driftgate.check.Verdict;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.Migration;
import io.driftgate.source.Steps;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a migration stands that was begun and cut off; the first of the steps. */
final class Resumption {
    private final Comparer comparer;
    private final Situation now;
    private final int done;

    /** @param done how many of its units are recorded as done */
    private Resumption(Comparer comparer, Situation now, int done) {
        this.comparer = comparer;
        this.now = now;
        this.done = Math.min(done, now.steps().steps().get(0).units().size());
    }

    /**
     * How the database differs from what its history promises; with a step that was begun and cut off, from what its finished
     * units give.
     *
     * @param begun the migrations that were cut off; the first of the steps is about them
     */
    static DriftResult drift(Situation now, Run run, List<Migration> begun) throws SQLException {
        Comparer comparer = run.comparer();
        if (begun.isEmpty() || now.steps().steps().isEmpty()) {
            return comparer.compare(now.version(), now.steps().before(), now.found());
        }
        int done = run.ledger().begun(now.steps().steps().get(0).migration()).orElse(0);
        Resumption resumption = new Resumption(comparer, now, done);
        return comparer.compare(now.version(), resumption.expected(), resumption.found());
    }

    /**
     * What the recorded units give, or one unit more where the database has that: the unit may have ended before it could be
     * recorded.
     */
    private Schema expected() {
        Steps steps = now.steps();
        Schema recorded = steps.within(0, done);
        if (isLast()) {
            return recorded;
        }
        Schema next = steps.within(0, done + 1);
        return comparer.compare(now.version(), next, now.found()).verdict() == Verdict.CLEAN ? next : recorded;
    }

    /**
     * The database without what an interrupted CREATE INDEX CONCURRENTLY of the next unit left behind, and with what a DROP INDEX
     * CONCURRENTLY did not take away yet.
     */
    private Schema found() {
        if (isLast()) {
            return now.found();
        }
        SchemaDelta next = now.steps().steps().get(0).units().get(done).delta();
        Set<SchemaObject.Key> promised =
                next.put().stream().map(SchemaObject::key).collect(Collectors.toSet());
        return now.found()
                .withObjects(now.found().objects().stream()
                        .filter(object -> !isInvalidIndex(object) || !promised.contains(object.key()))
                        .map(object -> isInvalidIndex(object) && next.removed().contains(object.key())
                                ? valid(object)
                                : object)
                        .toList());
    }

    private static SchemaObject valid(SchemaObject index) {
        return new SchemaObject(index.type(), index.path(), index.facts().with(Property.VALID, null));
    }

    private boolean isLast() {
        return done >= now.steps().steps().get(0).units().size();
    }

    static boolean isInvalidIndex(SchemaObject object) {
        return object.type() == ObjectType.INDEX && "false".equals(object.get(Property.VALID));
    }
}
