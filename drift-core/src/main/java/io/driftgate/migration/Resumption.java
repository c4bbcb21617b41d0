package io.driftgate.migration;

import io.driftgate.check.DriftResult;
import io.driftgate.check.Verdict;
import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.Execution;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.Migration;
import io.driftgate.script.SqlStatement;
import io.driftgate.source.Steps;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a migration stands that was begun and cut off; the first of the steps. */
final class Resumption {
    private final Comparer comparer;
    private final Execution execution;
    private final Situation now;
    private final Optional<Ledger.Begun> begun;
    private final Optional<HalfDone> known;
    private final HalfDone half;
    private final Optional<SqlStatement> next;
    private final int done;

    private Resumption(
            Comparer comparer,
            Execution execution,
            Situation now,
            Optional<Ledger.Begun> begun,
            Optional<HalfDone> known,
            Optional<SqlStatement> next,
            int units) {
        this.comparer = comparer;
        this.execution = execution;
        this.now = now;
        this.begun = begun;
        this.known = known;
        this.next = next;
        half = known.orElse(HalfDone.NOTHING);
        done = Math.min(half.units(), units);
    }

    /** @param begun how much of the first of the steps is done; empty if it was not begun */
    static Resumption of(Situation now, Comparer comparer, Dialect dialect, Optional<Ledger.Begun> begun) {
        if (begun.isEmpty() || now.steps().steps().isEmpty()) {
            return new Resumption(
                    comparer,
                    dialect.execution(),
                    now,
                    Optional.empty(),
                    Optional.of(HalfDone.NOTHING),
                    Optional.empty(),
                    0);
        }
        Steps.Step first = now.steps().steps().get(0);
        Optional<HalfDone> known = HalfDone.of(begun.get(), first, dialect);
        Optional<SqlStatement> next = known.flatMap(half -> next(first.migration(), half, dialect));
        return new Resumption(
                comparer,
                dialect.execution(),
                now,
                begun,
                known,
                next,
                first.units().size());
    }

    private static Optional<SqlStatement> next(Migration migration, HalfDone half, Dialect dialect) {
        return migration.isCode()
                ? Optional.empty()
                : HalfDone.statements(migration, dialect).stream()
                        .skip(half.statements())
                        .findFirst();
    }

    /** @param started the migrations that were cut off; the first of the steps is about them */
    static Resumption of(Situation now, Run run, List<Migration> started) throws SQLException {
        boolean none = started.isEmpty() || now.steps().steps().isEmpty();
        Optional<Ledger.Begun> begun = none
                ? Optional.empty()
                : run.ledger().begun(now.steps().steps().get(0).migration());
        return of(now, run.comparer(), run.dialect(), begun);
    }

    /**
     * How the database differs from what its history promises; with a step that was begun and cut off, from what its finished
     * units give.
     */
    DriftResult drift() {
        return begun.isEmpty()
                ? comparer.compare(now.version(), now.steps().before(), now.found())
                : comparer.compare(now.version(), expected(), found());
    }

    /** Why nothing can be run while something is begun that is not among the steps; empty if it can. */
    static Optional<Refused> leftOut(Situation now) {
        List<Migration> leftOut = now.match().started().stream()
                .filter(migration -> now.steps().steps().stream()
                        .noneMatch(step -> step.migration().name().equals(migration.name())))
                .toList();
        return leftOut.isEmpty()
                ? Optional.empty()
                : Optional.of(Refused.because(
                        UnitStep.names(leftOut)
                                + " was begun and not finished, and db.target stops before it; nothing was run.",
                        List.of(),
                        "Leave db.target out, or set it to that version: db:migrate goes on where the run ended.",
                        "Or settle it with db:repair."));
    }

    /** Why the step cannot go on, whatever the schema is; empty if it can. */
    Optional<Refused> changed() {
        return known.isPresent() ? Optional.empty() : begun.map(there -> changed(step().migration(), there.units()));
    }

    /** How many of the step's units are recorded as done. */
    int done() {
        return done;
    }

    int units() {
        return step().units().size();
    }

    /** Whether the schema is what so many of the step's units give, with nothing left behind by the one that was cut off. */
    boolean isCleanAfter(int units) {
        return comparer.compare(now.version(), now.steps().within(0, units), now.found())
                        .verdict()
                == Verdict.CLEAN;
    }

    /** Whether the schema is what so many of the step's units give, once what was left behind is cleared up. */
    boolean isAfter(int units) {
        return comparer.compare(now.version(), now.steps().within(0, units), found())
                        .verdict()
                == Verdict.CLEAN;
    }

    /** Why a run does not go on. */
    static Refused changed(Migration migration, int units) {
        return Refused.because(
                migration.name() + " was begun, "
                        + (units == 1 ? "1 part of it is done" : units + " parts of it are done")
                        + ", and what is done reads otherwise now; nothing was run.",
                List.of(
                        "What is done does not run again: what was changed, added or taken out there would be left out, or be"
                                + " done twice."),
                "Give the file back the text of the statements that are done, and change only what comes after.",
                "What has to be done first to go on, such as to mend rows, do by hand.",
                "Or bring the schema to one side, before it or after it, and settle the entry: db:repair.");
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
        if (isAfter(done + 1)) {
            return steps.within(0, done + 1);
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
     * The database without what an interrupted CREATE INDEX CONCURRENTLY and its like left behind, and with what a DROP INDEX
     * CONCURRENTLY did not take away yet.
     */
    private Schema found() {
        Set<SchemaObject.Key> made = half.makes(step());
        Set<SchemaObject.Key> dropped = half.drops(step());
        return finished(now.found()
                .withObjects(now.found().objects().stream()
                        .filter(object -> !isInvalidIndex(object) || !made.contains(object.key()))
                        .filter(object -> next.isEmpty() || !execution.isLeftover(object, next.get()))
                        .map(object ->
                                isInvalidIndex(object) && dropped.contains(object.key()) ? valid(object) : object)
                        .toList()));
    }

    /** With tables that are half changed as they will be: the change is brought to its end first of all, and then proved. */
    private Schema finished(Schema found) {
        List<ObjectPath> begun = found.objects().stream()
                .filter(object -> !isLast() && execution.finishing(object).isPresent())
                .map(SchemaObject::path)
                .filter(table -> step().units().get(done).delta().keys().stream()
                        .anyMatch(key -> key.path().equals(table)))
                .toList();
        if (begun.isEmpty()) {
            return found;
        }
        Schema after = now.steps().within(0, done + 1);
        List<SchemaObject> objects = new ArrayList<>(found.objects());
        for (ObjectPath table : begun) {
            objects.removeAll(found.at(table));
            objects.addAll(after.at(table));
        }
        return found.withObjects(objects);
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
