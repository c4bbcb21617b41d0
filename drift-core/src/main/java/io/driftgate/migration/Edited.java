package io.driftgate.migration;

import io.driftgate.check.DriftResult;
import io.driftgate.check.SchemaComparison;
import io.driftgate.check.data.DataFinding;
import io.driftgate.diff.Difference;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.policy.Finding;
import io.driftgate.policy.Judgement;
import io.driftgate.schema.Engine;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.Migration;
import io.driftgate.script.ScriptException;
import io.driftgate.source.Sources;
import io.driftgate.source.Steps;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What repeatable migrations made before they were edited. No file says any more how it looked, so what their new text is about is
 * compared once that has run; and what else is as the last run left it, is theirs.
 */
final class Edited {
    /** None was edited. */
    static final Edited NONE = new Edited(List.of(), Optional.empty(), Optional.empty());

    private final List<Migration> files;
    private final Optional<Steps> whole;
    private final Optional<Schema> recorded;

    /**
     * @param files none if none was edited
     * @param whole all that is applied once the steps are done, run on an empty database; empty if it does not run there
     */
    private Edited(List<Migration> files, Optional<Steps> whole, Optional<Schema> recorded) {
        this.files = files;
        this.whole = whole;
        this.recorded = recorded;
    }

    /**
     * The applied migrations that a replay begins with: without the edited ones, unless others need what they make; then with
     * their new text, or without all repeatable ones.
     */
    static List<Migration> base(Position now, Sources sources) {
        List<Migration> applied = now.match().applied();
        if (!any(now)) {
            return applied;
        }
        List<Migration> versioned = applied.stream()
                .filter(migration -> migration.kind() != Migration.Kind.REPEATABLE)
                .toList();
        return Stream.of(now.match().standing(), applied, versioned)
                .filter(base -> runs(base, now, sources))
                .findFirst()
                .orElse(applied);
    }

    private static boolean runs(List<Migration> base, Position now, Sources sources) {
        try {
            sources.steps(base, List.of(), now.found().engine());
            return true;
        } catch (ScriptException e) {
            return false;
        }
    }

    /**
     * Those that are among the steps, which run again.
     *
     * @param connection to the database that the situation is about
     */
    static Edited of(Situation now, Sources sources, Connection connection) throws SQLException {
        return any(now.position())
                ? new Edited(files(now), whole(now, sources), recorded(now.position(), sources, connection))
                : NONE;
    }

    /** What the last run left, of which the repeatable migrations made what the others did not. */
    static Edited of(Position now, Sources sources, Connection connection) throws SQLException {
        return any(now) ? new Edited(now.match().edited(), Optional.empty(), recorded(now, sources, connection)) : NONE;
    }

    private static List<Migration> files(Situation now) {
        return now.steps().steps().stream()
                .map(Steps.Step::migration)
                .filter(migration -> isEdited(now.position(), migration))
                .toList();
    }

    private static Optional<Steps> whole(Situation now, Sources sources) {
        List<Migration> all = new ArrayList<>(now.match().standing());
        now.steps().steps().forEach(step -> all.add(step.migration()));
        Engine engine = now.found().engine();
        try {
            return Optional.of(sources.steps(List.of(), sources.inOrder(all, engine), engine));
        } catch (ScriptException e) {
            return Optional.empty();
        }
    }

    /** What their new text makes or changes. */
    Set<ObjectPath> about() {
        return paths((number, key) -> true);
    }

    /** Of that, what nobody makes but them, with all that belongs to it. */
    private Set<ObjectPath> own() {
        return paths(
                (number, key) -> whole.orElseThrow().after(number).find(key).isEmpty());
    }

    private Set<ObjectPath> paths(BiPredicate<Integer, SchemaObject.Key> wanted) {
        Set<ObjectPath> paths = new HashSet<>();
        for (Migration file : files) {
            number(file).ifPresent(number -> whole.orElseThrow().steps().get(number).units().stream()
                    .flatMap(unit -> unit.delta().keys().stream())
                    .filter(key -> wanted.test(number, key))
                    .forEach(key -> paths.add(key.path())));
        }
        return paths;
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
            Set<SchemaObject.Key> keys = whole.orElseThrow().steps().get(number).units().stream()
                    .flatMap(unit -> unit.delta().keys().stream())
                    .collect(Collectors.toSet());
            Schema after = whole.orElseThrow().after(number + 1);
            return comparison.changes(
                    found.filter(object -> keys.contains(object.key())),
                    after.filter(object -> keys.contains(object.key())));
        });
    }

    /**
     * What the schema must be once all of them have run: what the next replay of what is applied then gives.
     *
     * @param passed the differences that stood before the run and were let pass
     */
    record Promise(Schema schema, Judgement passed) {}

    /** Empty where none was edited, or not all of them run again. */
    Optional<Promise> promise(Situation now, Judgement passed) {
        boolean all = !files.isEmpty() && files.containsAll(now.match().edited());
        return all ? whole.map(steps -> new Promise(steps.after(), passed)) : Optional.empty();
    }

    private static boolean any(Position now) {
        return !now.match().edited().isEmpty() || now.match().started().stream().anyMatch(file -> isEdited(now, file));
    }

    /** One that was begun anew and cut off counts as edited: its entry says nothing of an earlier text any more. */
    private static boolean isEdited(Position now, Migration migration) {
        return migration.kind() == Migration.Kind.REPEATABLE
                && (now.match().edited().contains(migration)
                        || now.match().started().contains(migration));
    }

    private static Optional<Schema> recorded(Position now, Sources sources, Connection connection) throws SQLException {
        return now.history().isPresent()
                ? sources.recorded(connection, now.found(), now.history().get().table())
                : Optional.empty();
    }

    /** The findings of others: what theirs find in rows is as if nothing of what they make stood there. */
    List<DataFinding> without(List<DataFinding> findings) {
        return findings.stream()
                .filter(finding -> !files.contains(finding.migration()))
                .toList();
    }

    /** The differences that are not theirs. */
    DriftResult without(DriftResult drift) {
        if (this == NONE) {
            return drift;
        }
        Set<ObjectPath> about = about();
        Set<ObjectPath> own = own();
        List<Finding> theirs = drift.judgement().findings().stream()
                .filter(finding -> isNamed(finding.difference(), about, own)
                        || isLeft(finding.difference(), drift.actual().schema()))
                .toList();
        return Comparer.without(drift, new Judgement(theirs, List.of(), List.of()));
    }

    private static boolean isNamed(Difference difference, Set<ObjectPath> about, Set<ObjectPath> own) {
        return about.contains(difference.path())
                || difference.object().isMember()
                        && own.contains(difference.path().parent());
    }

    /** Whether the last run left it so, and nobody has touched it since; what is missing nobody can have left. */
    private boolean isLeft(Difference difference, Schema found) {
        SchemaObject.Key key = new SchemaObject.Key(difference.object(), difference.path());
        Optional<SchemaObject> now = found.find(key);
        return now.isPresent()
                && recorded.isPresent()
                && recorded.get().find(key).equals(now);
    }
}
