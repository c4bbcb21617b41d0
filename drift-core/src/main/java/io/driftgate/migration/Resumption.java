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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a migration stands that was begun and cut off; the first of the steps. */
final class Resumption {
    private final Comparer comparer;
    private final Situation now;
    private final HalfDone half;
    private final int done;

    private Resumption(Comparer comparer, Situation now, HalfDone half) {
        this.comparer = comparer;
        this.now = now;
        this.half = half;
        this.done = Math.min(half.units(), now.steps().steps().get(0).units().size());
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
        Steps.Step first = now.steps().steps().get(0);
        HalfDone done = run.ledger()
                .begun(first.migration())
                .flatMap(there -> HalfDone.of(there, first, run.dialect()))
                .orElse(HalfDone.NOTHING);
        Resumption resumption = new Resumption(comparer, now, done);
        return comparer.compare(now.version(), resumption.expected(), resumption.found());
    }

    /**
     * Why a step that was begun and cut off cannot go on, whatever the schema is; empty if it can.
     *
     * @param begun the migrations that were cut off; the first of the steps is about them
     */
    static Optional<Refused> changed(Situation now, Run run, List<Migration> begun) throws SQLException {
        if (begun.isEmpty() || now.steps().steps().isEmpty()) {
            return Optional.empty();
        }
        Steps.Step first = now.steps().steps().get(0);
        return run.ledger()
                .begun(first.migration())
                .filter(there -> HalfDone.of(there, first, run.dialect()).isEmpty())
                .map(there -> HalfDone.changed(first.migration(), there.units()));
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
        if (comparer.compare(now.version(), next, found()).verdict() == Verdict.CLEAN) {
            return next;
        }
        return half.isWithinUnit(step())
                ? soFar(step().units().get(done).delta(), recorded).applyTo(recorded)
                : recorded;
    }

    /**
     * What the database has of a unit whose first statements are done, since nobody has rehearsed what they do alone: what it has of the
     * new objects, and has no more of the old ones. Whether these are right is found out with the others.
     */
    private SchemaDelta soFar(SchemaDelta unit, Schema recorded) {
        Schema found = found();
        return new SchemaDelta(
                unit.removed().stream().filter(key -> found.find(key).isEmpty()).collect(Collectors.toSet()),
                unit.put().stream()
                        .filter(object -> recorded.find(object.key()).isEmpty()
                                && found.find(object.key()).isPresent())
                        .collect(Collectors.toSet()));
    }

    /**
     * The database without what an interrupted CREATE INDEX CONCURRENTLY left behind, and with what a DROP INDEX CONCURRENTLY did not
     * take away yet.
     */
    private Schema found() {
        Set<SchemaObject.Key> made = half.makes(step());
        Set<SchemaObject.Key> dropped = half.drops(step());
        return now.found()
                .withObjects(now.found().objects().stream()
                        .filter(object -> !isInvalidIndex(object) || !made.contains(object.key()))
                        .map(object ->
                                isInvalidIndex(object) && dropped.contains(object.key()) ? valid(object) : object)
                        .toList());
    }

    private Steps.Step step() {
        return now.steps().steps().get(0);
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
