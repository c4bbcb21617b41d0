package io.driftgate.migration;

import io.driftgate.history.History;
import io.driftgate.script.Migration;
import io.driftgate.script.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chooses which applied migrations a rollback undoes: those applied last come first. */
final class UndoChoice {
    private final Position position;
    private final List<Migration> newestFirst;

    UndoChoice(Position position) {
        this.position = position;
        newestFirst = newestFirst();
    }

    /**
     * What is undone, newest first; nothing where the database is there already.
     *
     * @throws io.driftgate.script.MigrationsException if the directory has no such version
     */
    List<Undo> undos(RollbackTo to) {
        Set<Migration> wanted = wanted(to);
        List<Undo> undos = new ArrayList<>();
        Set<Migration> gone = new LinkedHashSet<>();
        for (Migration migration : newestFirst) {
            if (wanted.contains(migration) && !gone.contains(migration)) {
                Undo undo = undo(migration);
                undos.add(undo);
                gone.addAll(undo.undone());
            }
        }
        return undos;
    }

    /** Why the version cannot be reached, if so. */
    Optional<Refused> unreachable(RollbackTo to) {
        if (!(to instanceof RollbackTo.Version version)) {
            return Optional.empty();
        }
        Version target = version.version();
        boolean applied = position.match().applied().stream()
                .anyMatch(migration -> position.directory().isUpTo(migration, target)
                        && (migration.isNamed(target.text())
                                || position.directory().sharing(target).contains(migration)));
        if (!applied) {
            return Optional.of(Refused.because(
                    "Version " + target + " is not applied, so there is no way back to it.",
                    List.of(),
                    "db:info lists what is applied."));
        }
        List<Migration> beyond = undos(to).stream()
                .flatMap(undo -> undo.undone().stream())
                .filter(migration -> position.directory().isUpTo(migration, target))
                .toList();
        return beyond.isEmpty()
                ? Optional.empty()
                : Optional.of(Refused.because(
                        "The way back would take away " + UnitStep.names(beyond) + " too, because one script undoes all"
                                + " migrations of that number.",
                        List.of(),
                        "Choose a target before them, or give each migration a down script of its own."));
    }

    private Set<Migration> wanted(RollbackTo to) {
        if (to instanceof RollbackTo.Version version) {
            return Set.copyOf(newestFirst.stream()
                    .filter(migration -> !position.directory().isUpTo(migration, version.version()))
                    .toList());
        }
        if (to instanceof RollbackTo.Steps steps) {
            return steps(steps.count());
        }
        return Set.copyOf(newestFirst);
    }

    /** Migrations that one script undoes count as one step. */
    private Set<Migration> steps(int count) {
        Set<Migration> wanted = new LinkedHashSet<>();
        int steps = 0;
        for (Migration migration : newestFirst) {
            if (!wanted.contains(migration) && steps++ < count) {
                wanted.addAll(undo(migration).undone());
            }
        }
        return wanted;
    }

    private Undo undo(Migration migration) {
        for (Migration owner : position.directory().migrations()) {
            Optional<Migration.Down> down = owner.down();
            if (down.isPresent() && undoes(down.get(), migration)) {
                List<Migration> undone = newestFirst.stream()
                        .filter(other -> undoes(down.get(), other))
                        .toList();
                return new Undo(undone, Optional.of(migration.running(down.get().step())));
            }
        }
        return new Undo(List.of(migration), Optional.empty());
    }

    private static boolean undoes(Migration.Down down, Migration migration) {
        return down.undoes().stream().anyMatch(version -> version.isSameAs(migration.version()));
    }

    /** Versioned ones that were applied, the last first; never the baseline or what it stands for. */
    private List<Migration> newestFirst() {
        Optional<Version> baseline = position.history().stream()
                .flatMap(history -> history.entries().stream())
                .filter(entry -> entry.kind() == History.Kind.BASELINE)
                .map(entry -> new Version(entry.version()))
                .reduce((first, second) -> second);
        List<Migration> applied = new ArrayList<>(position.match().applied().stream()
                .filter(migration -> migration.kind() == Migration.Kind.VERSIONED)
                .filter(migration -> baseline.isEmpty() || migration.version().compareTo(baseline.get()) > 0)
                .toList());
        Collections.reverse(applied);
        return applied;
    }
}
