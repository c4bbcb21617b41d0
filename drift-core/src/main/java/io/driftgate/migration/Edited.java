package io.driftgate.migration;

import io.driftgate.check.SchemaComparison;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.schema.Engine;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.Migration;
import io.driftgate.script.ScriptException;
import io.driftgate.source.Sources;
import io.driftgate.source.Steps;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The repeatable migrations that were edited since they ran, and what their new text is about. */
final class Edited {
    /** None was edited. */
    static final Edited NONE = new Edited(List.of(), Optional.empty(), Optional.empty());

    private final List<Migration> files;
    private final Optional<Steps> whole;
    private final Optional<String> failure;

    /**
     * @param files none if none was edited
     * @param whole all that is applied once the steps are done, run on an empty database; empty if it does not run there
     * @param failure why it does not
     */
    private Edited(List<Migration> files, Optional<Steps> whole, Optional<String> failure) {
        this.files = files;
        this.whole = whole;
        this.failure = failure;
    }

    /** Those that are among the steps, which run again. */
    static Edited of(Situation now, Sources sources) {
        if (!now.position().hasEdited()) {
            return NONE;
        }
        try {
            return new Edited(files(now), Optional.of(whole(now, sources)), Optional.empty());
        } catch (ScriptException e) {
            return new Edited(files(now), Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /** All of them; where none runs again, nobody asks what their new text is about. */
    static Edited of(Position now) {
        return now.hasEdited() ? new Edited(now.match().edited(), Optional.empty(), Optional.empty()) : NONE;
    }

    private static List<Migration> files(Situation now) {
        return now.steps().steps().stream()
                .map(Steps.Step::migration)
                .filter(migration -> now.position().isEdited(migration))
                .toList();
    }

    private static Steps whole(Situation now, Sources sources) {
        List<Migration> all = new ArrayList<>(now.match().standing());
        now.steps().steps().forEach(step -> all.add(step.migration()));
        Engine engine = now.found().engine();
        return sources.steps(List.of(), sources.inOrder(all, engine), engine);
    }

    /** None if none was edited. */
    List<Migration> files() {
        return files;
    }

    /** What their new text makes or changes. */
    Set<ObjectPath> about() {
        return paths(number -> key -> true);
    }

    /** Of that, what nobody makes but them, with all that belongs to it. */
    Set<ObjectPath> own() {
        return paths(number -> {
            Schema before = whole.orElseThrow().after(number);
            return key -> before.find(key).isEmpty();
        });
    }

    private Set<ObjectPath> paths(IntFunction<Predicate<SchemaObject.Key>> wanted) {
        Set<ObjectPath> paths = new HashSet<>();
        for (Migration file : files) {
            number(file)
                    .ifPresent(
                            number -> keys(number).filter(wanted.apply(number)).forEach(key -> paths.add(key.path())));
        }
        return paths;
    }

    private Stream<SchemaObject.Key> keys(int number) {
        return whole.orElseThrow().steps().get(number).units().stream().flatMap(unit -> unit.delta().keys().stream());
    }

    /** Which step of the whole it is; empty if it is none of them. */
    private Optional<Integer> number(Migration file) {
        List<Steps.Step> steps = whole.map(Steps::steps).orElse(List.of());
        for (int i = 0; i < steps.size(); i++) {
            if (files.contains(file) && steps.get(i).migration().equals(file)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** What one of them changes of what is there: nobody knows its old text. Empty for any other migration. */
    Optional<SchemaDiff> changes(Migration migration, Schema found, SchemaComparison comparison) {
        return number(migration).map(number -> {
            Set<SchemaObject.Key> keys = keys(number).collect(Collectors.toSet());
            Schema after = whole.orElseThrow().after(number + 1);
            return comparison.changes(
                    found.filter(object -> keys.contains(object.key())),
                    after.filter(object -> keys.contains(object.key())));
        });
    }

    /** Why what is applied could never be replayed after the run; empty if it can. */
    Optional<Refused> unreplayable(Situation now) {
        return failure.filter(any -> all(now))
                .map(reason -> Refused.because(
                        UnitStep.names(files) + (files.size() == 1 ? " was" : " were")
                                + " edited: once it has run again, the migrations no longer run one after the other on an"
                                + " empty database; nothing was applied.",
                        List.of(reason + "."),
                        "Where it is a repeatable migration that needs what the new text makes no more, edit that one too.",
                        "Where a versioned one needs what a repeatable one makes, which comes after all of them: put that into a"
                                + " versioned one, and leave the text of the repeatable one as it was."));
    }

    private boolean all(Situation now) {
        return !files.isEmpty() && files.containsAll(now.match().edited());
    }

    /** Empty where none was edited, or not all of them run again. */
    Optional<Promise> promise(Situation now, Deviations passed) {
        return all(now)
                ? whole.map(steps ->
                        new Promise(files, Position.newest(now.directory(), migrations(steps)), steps.after(), passed))
                : Optional.empty();
    }

    private static List<Migration> migrations(Steps steps) {
        return steps.steps().stream().map(Steps.Step::migration).toList();
    }
}
