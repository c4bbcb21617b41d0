package io.driftgate.migration;

import io.driftgate.check.data.Origins;
import io.driftgate.dialect.Held;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.source.SchemaReader;
import io.driftgate.source.Steps;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far a run is: what the schema was, and what each committed step did to it. Not thread-safe. */
final class Progress {
    private final Situation situation;
    private final Stood stood;
    private final Optional<Promise> promise;
    private final Optional<Steps> copied;
    private final List<SchemaDelta> done = new ArrayList<>();
    private final Set<ObjectPath> written = new HashSet<>();
    private final Set<ObjectPath> touched = new HashSet<>();
    private final Origins origins;
    private String followed = "";
    private NewNames names = NewNames.NONE;
    private @Nullable Held held;
    private boolean unknown;
    private Schema live;
    private int applied;

    /**
     * @param stood the differences that stood before the run
     * @param promise what the schema must be after the last step, where the steps themselves do not say all of it
     * @param copied what the steps did on a copy of the schema, where that is known
     */
    Progress(Situation situation, Stood stood, Optional<Promise> promise, Optional<Steps> copied) {
        this.promise = promise;
        this.copied = copied;
        this.situation = situation;
        this.stood = stood;
        live = situation.found();
        origins = new Origins(live);
    }

    Steps steps() {
        return situation.steps();
    }

    Situation situation() {
        return situation;
    }

    /** The differences that stood before the run, by the names that they have after so many units of the step that is next. */
    Stood stood(int units) {
        return stood.under(names(units));
    }

    /** The names that things have after so many units of the step that is next, as far as differences stood before the run. */
    NewNames names(int units) {
        List<Steps.Unit> some = steps().steps().get(applied).units().subList(0, units);
        boolean mayRename = !stood.all().isEmpty()
                && some.stream()
                        .flatMap(unit -> unit.parts().stream())
                        .anyMatch(part -> !part.delta().removed().isEmpty());
        return mayRename ? names.then(NewNames.in(some, steps().after(applied))) : names;
    }

    /** What the schema was on a copy after so many units of the step that is next; empty where that is not known. */
    Optional<Schema> copied(int units) {
        return copied.map(steps -> steps.within(next(), units));
    }

    /** What the schema must be after the step that is next; empty if what the step does says it. */
    Optional<Promise> promise() {
        return promise.filter(any -> isLast());
    }

    /** Whether the schema is to be kept once the step that is next is done: later ones may change what an old text made. */
    boolean keepsSnapshot() {
        return promise.isPresent() || isLast();
    }

    /** Whether the step that is next is the last one. */
    boolean isLast() {
        return next() == steps().steps().size() - 1;
    }

    /** What the database held before the run; empty where it could not be looked at. */
    Optional<Held> held() {
        return Optional.ofNullable(held);
    }

    void holds(Held before) {
        held = before;
    }

    /** The number of the step that is next. */
    int next() {
        return applied;
    }

    /** @param step what was dropped and made anew shows in its statements alone */
    void did(SchemaDelta delta, Steps.Step step) {
        Schema before = live();
        done.add(delta);
        touch(delta);
        step.units().stream().flatMap(unit -> unit.parts().stream()).forEach(part -> touch(part.delta()));
        if (!step.migration().name().equals(followed)) {
            followed = step.migration().name();
            if (step.units().stream().flatMap(unit -> unit.parts().stream()).anyMatch(Origins::moves)) {
                follow(step, before);
            }
        }
    }

    /** Finds out on a connection what a part of a step did. */
    void reread(Connection connection, Steps.Step step) throws SQLException {
        Schema now = SchemaReader.read(connection, situation.scope());
        did(SchemaDelta.between(live(), now), step);
    }

    private void follow(Steps.Step step, Schema start) {
        Schema before = start;
        for (Steps.Unit unit : step.units()) {
            for (Steps.Part part : unit.parts()) {
                origins.after(part, before);
                before = part.delta().applyTo(before);
            }
        }
    }

    /** The tables that have another name now, as far as the statements tell: the new one by the old one. */
    Map<ObjectPath, ObjectPath> renamed() {
        return origins.renamed(live());
    }

    private void touch(SchemaDelta delta) {
        delta.keys()
                .forEach(key -> touched.add(key.type().isMember() ? key.path().parent() : key.path()));
    }

    /** @param tables those that a step wrote rows into; empty where that is not known */
    void wrote(Optional<Set<ObjectPath>> tables) {
        unknown |= tables.isEmpty();
        tables.ifPresent(written::addAll);
    }

    /** The tables into which rows were written; empty where that is not known of all steps. */
    Optional<Set<ObjectPath>> written() {
        return unknown ? Optional.empty() : Optional.of(Set.copyOf(written));
    }

    /** What was changed or, as far as is known, written into: objects and the owners of members. */
    Set<ObjectPath> touched() {
        Set<ObjectPath> all = new HashSet<>(touched);
        all.addAll(written);
        return all;
    }

    void stepDone() {
        names = names(steps().steps().get(applied).units().size());
        applied++;
    }

    /** The schema as it is now. */
    Schema live() {
        for (SchemaDelta delta : done) {
            live = delta.applyTo(live);
        }
        done.clear();
        return live;
    }
}
