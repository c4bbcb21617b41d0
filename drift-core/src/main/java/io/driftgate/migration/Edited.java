package io.driftgate.migration;

import io.driftgate.check.DriftResult;
import io.driftgate.diff.Difference;
import io.driftgate.policy.Finding;
import io.driftgate.policy.Judgement;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.Migration;
import io.driftgate.script.ScriptException;
import io.driftgate.source.Sources;
import io.driftgate.source.Steps;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What repeatable migrations made before they were edited. No file says any more how it looked, so what their new text is about is
 * compared once that has run; and what else is as the last run left it, is theirs.
 */
final class Edited {
    private final Set<ObjectPath> about;
    private final Optional<Schema> recorded;
    private final boolean none;

    private Edited(Set<ObjectPath> about, Optional<Schema> recorded, boolean none) {
        this.about = about;
        this.recorded = recorded;
        this.none = none;
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

    /** @param connection to the database that the situation is about */
    static Edited of(Situation now, Sources sources, Connection connection) throws SQLException {
        if (!any(now.position())) {
            return new Edited(Set.of(), Optional.empty(), true);
        }
        Set<ObjectPath> about = new HashSet<>();
        now.steps().steps().stream()
                .filter(step -> isEdited(now.position(), step.migration()))
                .flatMap(step -> step.units().stream())
                .map(Steps.Unit::delta)
                .forEach(delta -> delta.keys().forEach(key -> about.add(key.path())));
        return new Edited(about, recorded(now.position(), sources, connection), false);
    }

    /** What the last run left, of which the repeatable migrations made what the others did not. */
    static Edited of(Position now, Sources sources, Connection connection) throws SQLException {
        return any(now)
                ? new Edited(Set.of(), recorded(now, sources, connection), false)
                : new Edited(Set.of(), Optional.empty(), true);
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

    /** The differences that are not theirs. */
    DriftResult without(DriftResult drift) {
        if (none) {
            return drift;
        }
        List<Finding> theirs = drift.judgement().findings().stream()
                .filter(finding -> isTheirs(finding.difference(), drift.actual().schema()))
                .toList();
        return Comparer.without(drift, new Judgement(theirs, List.of(), List.of()));
    }

    private boolean isTheirs(Difference difference, Schema found) {
        SchemaObject.Key key = new SchemaObject.Key(difference.object(), difference.path());
        return about.contains(difference.path())
                || difference.object().isMember()
                        && about.contains(difference.path().parent())
                || recorded.isPresent() && recorded.get().find(key).equals(found.find(key));
    }
}
