package io.driftgate.check;

import io.driftgate.history.History;
import io.driftgate.history.HistoryMatch;
import io.driftgate.history.HistoryTool;
import io.driftgate.schema.Engine;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Schema;
import io.driftgate.script.Migration;
import io.driftgate.script.MigrationDirectory;
import io.driftgate.script.ScriptException;
import io.driftgate.script.Version;
import io.driftgate.source.Reading;
import io.driftgate.source.RecentSchemas;
import io.driftgate.source.SourceException;
import io.driftgate.source.SourceSpec;
import io.driftgate.source.Sources;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a database is expected to look like: the replay of exactly the migrations that its history lists. Files are read
 * once, for however many databases, and so is any other source. Thread-safe.
 */
final class ExpectedSchema {
    private final Sources sources;
    private final Map<Asked, Reading> others = new ConcurrentHashMap<>();
    private final Map<String, MigrationDirectory> directories = new ConcurrentHashMap<>();
    private final RecentSchemas<Replaying> replays = new RecentSchemas<>();

    ExpectedSchema(Sources sources) {
        this.sources = sources;
    }

    /**
     * @param version the newest applied migration, null without a history
     * @param refusals why the history does not match the files
     * @param replayed the migrations that gave it, in order; none if no migrations did
     * @param edited whether repeatable migrations were edited since they ran
     * @param undecided what repeatable migrations create that were edited since they ran: how it was then, no file says any more
     */
    record Expectation(
            Reading reading,
            @Nullable String version,
            List<String> pending,
            List<String> refusals,
            List<String> notes,
            boolean edited,
            Undecided undecided,
            List<Migration> replayed) {}

    Expectation of(SourceSpec spec, Engine engine, Optional<History> history) {
        boolean byHistory = spec instanceof SourceSpec.Migrations migrations
                && migrations.version().isEmpty();
        if (!byHistory) {
            Reading reading = others.computeIfAbsent(
                    new Asked(spec, engine),
                    asked -> sources.read(spec, sources.settings().scope(), Optional.of(engine)));
            String version = history.map(found -> newest(found)).orElse(null);
            return new Expectation(
                    reading, version, List.of(), List.of(), List.of(), false, Undecided.NOTHING, List.of());
        }
        Run run = new Run(directories.computeIfAbsent(engine.product(), product -> sources.directory(engine)), engine);
        return history.map(found -> applied(run, found)).orElseGet(() -> all(run));
    }

    private record Asked(SourceSpec spec, Engine engine) {}

    /** @param on what the scratch databases run on */
    private record Replaying(List<Migration> migrations, Engine engine, String on) {}

    /** @param engine what the migrations run on */
    private record Run(MigrationDirectory directory, Engine engine) {}

    private Expectation all(Run run) {
        MigrationDirectory directory = run.directory();
        Reading reading = replay(run, directory.fromEmpty());
        List<String> notes = new ArrayList<>(directory.notes());
        notes.add("The database has no history table, so all migrations of the directory are expected.");
        return new Expectation(
                reading, null, List.of(), List.of(), notes, false, Undecided.NOTHING, directory.fromEmpty());
    }

    private static @Nullable String newest(History history) {
        return history.entries().stream()
                .filter(entry -> entry.kind() != History.Kind.REPEATABLE
                        && entry.kind() != History.Kind.FAILED
                        && entry.kind() != History.Kind.STARTED)
                .map(entry -> new Version(entry.version()))
                .max(Version::compareTo)
                .map(Version::text)
                .orElse(null);
    }

    /** By the directory's order where it has them all, which need not be that of versions. */
    private static @Nullable String newest(MigrationDirectory directory, History history) {
        List<Migration> listed = history.entries().stream()
                .filter(entry -> entry.kind() == History.Kind.VERSIONED)
                .flatMap(entry -> directory.find(entry.version()).stream())
                .toList();
        if (listed.size() < history.entries().size()) {
            return newest(history);
        }
        return listed.stream()
                .max(java.util.Comparator.comparing(directory.migrations()::indexOf))
                .map(migration -> migration.version().text())
                .orElse(null);
    }

    private static List<String> refusals(HistoryMatch matching) {
        List<String> refusals = new ArrayList<>(matching.refusals());
        matching.started()
                .forEach(file -> refusals.add(file.name()
                        + " was begun and not finished, so parts of it may stand in the database. Remove what stopped it, and"
                        + " run db:migrate again: it goes on where it ended."));
        matching.undoing()
                .forEach(file -> refusals.add("Undoing " + file.name()
                        + " was begun and not finished, so parts of it may be gone. Remove what stopped it, and run"
                        + " db:rollback again: it goes on where it ended."));
        return refusals;
    }

    /** A history that does not match the files is the better reason why they cannot be replayed. */
    private Replayed replayed(Run run, HistoryMatch matching) {
        try {
            return replay(run, matching);
        } catch (ScriptException e) {
            if (matching.refusals().isEmpty()) {
                throw e;
            }
            throw new SourceException(
                    String.join(" ", matching.refusals()) + " The others cannot be replayed without it: "
                            + e.getMessage() + ".",
                    e);
        }
    }

    private Expectation applied(Run run, History history) {
        MigrationDirectory directory = run.directory();
        HistoryMatch matching =
                HistoryMatch.of(directory, history, sources.settings().flyway());
        Replayed replayed = replayed(run, matching);
        List<String> notes = new ArrayList<>(directory.notes());
        if (history.tool() != HistoryTool.DRIFTGATE) {
            notes.add(
                    "The version comes from the history of " + history.tool().label() + " in " + history.table() + ".");
        }
        if (history.entries().isEmpty()) {
            notes.add("The history table " + history.table()
                    + " lists nothing as applied, so nothing is expected of the migrations.");
        }
        matching.edited()
                .forEach(file -> notes.add(
                        file.name() + " was edited since it ran; what it creates is compared once it has run again."));
        return new Expectation(
                replayed.reading(),
                newest(directory, history),
                matching.pending().stream()
                        .map(migration -> migration.version().text())
                        .toList(),
                refusals(matching),
                notes,
                !matching.edited().isEmpty(),
                replayed.undecided(),
                matching.applied());
    }

    /** @param undecided what the edited repeatable migrations are about */
    private record Replayed(Reading reading, Undecided undecided) {}

    private Replayed replay(Run run, HistoryMatch matching) {
        List<Migration> edited = matching.edited();
        List<Migration> applied = matching.applied();
        if (edited.isEmpty()) {
            return new Replayed(replay(run, applied), Undecided.NOTHING);
        }
        List<Migration> rest = without(edited, applied);
        try {
            return new Replayed(replay(run, applied), about(run, applied, edited));
        } catch (ScriptException e) {
            // The new text needs what a pending migration makes, so it is run after all of them.
            return runs(run, rest)
                    ? new Replayed(replay(run, rest), about(run, run.directory().fromEmpty(), edited))
                    : withoutRepeatables(run, applied, e);
        }
    }

    /** Others need what the edited ones make, and these what is pending: nothing can be said of any. */
    private Replayed withoutRepeatables(Run run, List<Migration> applied, ScriptException first) {
        List<Migration> repeatable = applied.stream()
                .filter(migration -> migration.kind() == Migration.Kind.REPEATABLE)
                .toList();
        List<Migration> versioned = without(repeatable, applied);
        if (!runs(run, versioned)) {
            throw first;
        }
        return new Replayed(replay(run, versioned), about(run, run.directory().fromEmpty(), repeatable));
    }

    private boolean runs(Run run, List<Migration> migrations) {
        try {
            replay(run, migrations);
            return true;
        } catch (ScriptException e) {
            return false;
        }
    }

    /** The objects that only some migrations make, or that they change; where others need them, those that their statements do. */
    private Undecided about(Run run, List<Migration> all, List<Migration> some) {
        List<Migration> others = without(some, all);
        if (runs(run, all) && runs(run, others)) {
            return Undecided.between(
                    replay(run, all).schema(), replay(run, others).schema());
        }
        Set<ObjectPath> made = new HashSet<>();
        if (runs(run, all)) {
            List<Migration> ordered = sources.inOrder(all, run.engine());
            sources.steps(List.of(), ordered, run.engine()).steps().stream()
                    .filter(step -> some.contains(step.migration()))
                    .flatMap(step -> step.units().stream())
                    .forEach(unit -> unit.delta().keys().forEach(key -> made.add(key.path())));
        }
        return Undecided.all(made);
    }

    private Reading replay(Run run, List<Migration> migrations) {
        Replaying replaying = new Replaying(migrations, run.engine(), sources.scratchIdentity(run.engine()));
        Optional<Schema> before = replays.get(replaying);
        if (before.isPresent()) {
            return Sources.reading(run.directory(), migrations, before.get());
        }
        Reading reading =
                sources.replayed(run.directory(), migrations, sources.settings().scope(), run.engine());
        replays.put(replaying, reading.schema());
        return reading;
    }

    private static List<Migration> without(List<Migration> some, List<Migration> all) {
        return all.stream().filter(migration -> !some.contains(migration)).toList();
    }
}
