package io.driftgate.migration;

import io.driftgate.check.post.Change;
import io.driftgate.check.post.PostCheck;
import io.driftgate.check.post.PostChecks;
import io.driftgate.dialect.Held;
import io.driftgate.diff.ChangeCounts;
import io.driftgate.diff.Difference;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Schema;
import io.driftgate.source.ErrorText;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes the steps of a run, and looks at what the database holds before and after; also where the run ends early. */
final class WatchedRun {
    private final Run run;
    private final Progress progress;
    private final Outcome outcome;
    private String user = "";

    WatchedRun(Run run, Progress progress, Outcome outcome) {
        this.run = run;
        this.progress = progress;
        this.outcome = outcome;
    }

    /** @throws RunFailedException if a statement fails, or a connection is lost */
    MigrationResult all() throws SQLException {
        StepsRunner steps = new StepsRunner(run, progress, outcome);
        if (progress.steps().steps().isEmpty()) {
            return steps.all();
        }
        user = run.execution().user(run.connection());
        Optional<Held> held = look(true);
        held.ifPresent(progress::holds);
        Optional<Refused> refused;
        try {
            refused = steps.all().refused();
        } catch (MigrationException e) {
            observe(held, afterwards(false), List.of());
            throw new RunFailedException(e, outcome.failed(String.valueOf(e.getMessage())));
        }
        Observed observed = observed(held, afterwards(true), analyzed());
        outcome.observe(observed);
        return outcome.ended(refused.or(() -> lost(observed.checks()).map(this::withBackup)));
    }

    /** What is done is done: a look at it that fails takes nothing from the run. */
    private List<PostCheck> observe(Optional<Held> held, Optional<Held> holds, List<ObjectPath> analyzed) {
        try {
            Observed observed = observed(held, holds, analyzed);
            outcome.observe(observed);
            return observed.checks();
        } catch (RuntimeException e) {
            run.listener().on(new MigrationEvent.Note("What the run did could not be looked at: " + e.getMessage()));
            return List.of();
        }
    }

    /** What cannot be looked at takes nothing from the run; it is said. */
    private Optional<Held> look(boolean deep) {
        List<String> schemas = progress.situation().scope().schemas();
        try {
            Held held = run.dialect().holdings().count(run.connection(), schemas, deep);
            return Optional.of(held.without(run.history().path()));
        } catch (SQLException e) {
            run.listener()
                    .on(new MigrationEvent.Note(
                            "What the database holds could not be counted: " + ErrorText.of(e) + "."));
            return Optional.empty();
        }
    }

    private Optional<Held> afterwards(boolean deep) {
        try {
            run.execution().renew(run.connection());
        } catch (SQLException e) {
            return Optional.empty();
        }
        return look(deep);
    }

    private List<ObjectPath> analyzed() {
        Set<ObjectPath> changed = new TreeSet<>(progress.touched());
        changed.retainAll(progress.live().objects().stream()
                .filter(object -> object.type() == ObjectType.TABLE)
                .map(object -> object.path())
                .collect(Collectors.toSet()));
        changed.remove(run.history().path());
        if (!run.settings().analyze() || changed.isEmpty()) {
            return List.of();
        }
        try {
            run.dialect().holdings().analyze(run.connection(), changed);
            return List.copyOf(changed);
        } catch (SQLException e) {
            run.listener()
                    .on(new MigrationEvent.Note(
                            "The statistics of changed tables could not be refreshed: " + ErrorText.of(e) + "."));
            return List.of();
        }
    }

    private Observed observed(Optional<Held> held, Optional<Held> holds, List<ObjectPath> analyzed) {
        Schema before = run.comparer().managed(progress.situation().found());
        Schema after = run.comparer().managed(progress.live());
        SchemaDiff changes = run.comparer().changes(before, after);
        Map<ObjectPath, ObjectPath> renamed = renamed(changes);
        renamed.putAll(progress.renamed());
        List<PostCheck> checks = held.flatMap(then ->
                        holds.map(now -> PostChecks.of(new Change(then, now, before, after, renamed, written()))))
                .orElse(List.of());
        return new Observed(
                before,
                after,
                changes,
                ChangeCounts.of(changes, before, after),
                user,
                held,
                holds,
                renamed,
                checks,
                analyzed);
    }

    /** What was dropped or made anew counts as written, its rows being others; so does all, where a table came and went. */
    private Optional<Set<ObjectPath>> written() {
        Set<ObjectPath> known = progress.touched();
        return progress.written().filter(tables -> stood(tables)).map(tables -> known);
    }

    private boolean stood(Set<ObjectPath> tables) {
        return tables.stream()
                .filter(table -> !table.equals(run.history().path()))
                .allMatch(table -> Stream.of(progress.situation().found(), progress.live())
                        .anyMatch(schema -> schema.at(table).stream()
                                .anyMatch(object -> object.path().equals(table))));
    }

    private static Map<ObjectPath, ObjectPath> renamed(SchemaDiff changes) {
        return changes.differences().stream()
                .filter(change -> change.kind() == DifferenceKind.RENAMED && change.object() == ObjectType.TABLE)
                .collect(Collectors.toMap(WatchedRun::oldName, Difference::path, (one, other) -> one, HashMap::new));
    }

    private static ObjectPath oldName(Difference change) {
        ObjectPath from = change.renamedFrom();
        return from == null ? change.path() : from;
    }

    private Refused withBackup(Refused refused) {
        return outcome.backup()
                .map(backup -> refused.or("What was there before the run: " + backup.restoreCommand()))
                .orElse(refused);
    }

    private Optional<Refused> lost(List<PostCheck> checks) {
        List<String> failures = checks.stream()
                .filter(check -> check.verdict() == PostCheck.Verdict.FAILED)
                .flatMap(check -> check.lines().stream().map(line -> check.name() + ": " + line))
                .toList();
        if (failures.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Refused.because(
                "The run is done and stays, and a check of the database after it failed.",
                failures,
                "Look at what the check names before the application goes on.",
                run.ledger().direction() == Direction.FORWARD
                        ? "db:rollback takes the migrations back."
                        : "db:migrate applies them again."));
    }
}
