package io.driftgate.history;

import io.driftgate.script.Migration;
import io.driftgate.script.MigrationDirectory;
import io.driftgate.script.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds a history against the files of a directory. */
final class Matching {
    private final MigrationDirectory directory;
    private final History history;
    private final RecordedChecksum checksum;
    private final List<Migration> applied = new ArrayList<>();
    private final List<Migration> edited = new ArrayList<>();
    private final List<Migration> started = new ArrayList<>();
    private final List<Migration> undoing = new ArrayList<>();
    private final List<Migration> changed = new ArrayList<>();
    private final Map<History.Entry, Migration> files = new HashMap<>();
    private final List<String> refusals = new ArrayList<>();

    Matching(MigrationDirectory directory, History history, RecordedChecksum checksum) {
        this.directory = directory;
        this.history = history;
        this.checksum = checksum;
    }

    private void upTo(History.Entry entry) {
        Version current = new Version(entry.version());
        for (Migration migration : directory.fromEmpty()) {
            if (migration.kind() == Migration.Kind.REPEATABLE
                    || migration.version().compareTo(current) <= 0
                    || directory.sharing(current).contains(migration)) {
                applied.add(migration);
            }
        }
    }

    /** Everything up to a baseline counts as there, by its own file where the directory has one. */
    private void baseline(History.Entry entry) {
        Version version = new Version(entry.version());
        Optional<Migration> file = find(entry.version(), Migration.Kind.BASELINE);
        if (file.isPresent()) {
            applied.add(file.get());
            files.put(entry, file.get());
            checkText(entry, file.get());
            return;
        }
        find(entry.version(), Migration.Kind.VERSIONED).ifPresent(named -> {
            files.put(entry, named);
            checkText(entry, named);
        });
        for (Migration migration : directory.migrations()) {
            if (migration.kind() == Migration.Kind.VERSIONED
                    && migration.version().compareTo(version) <= 0) {
                applied.add(migration);
            }
        }
    }

    private void single(History.Entry entry) {
        Optional<Migration> file = find(entry);
        if (file.isEmpty()) {
            refusals.add("The history lists " + entry.version() + " as applied, and no file of that version is in "
                    + directory.directory() + ". Bring the file back, or correct the history.");
            return;
        }
        applied.add(file.get());
        files.put(entry, file.get());
        checkText(entry, file.get());
    }

    private void checkText(History.Entry entry, Migration file) {
        String recorded = entry.checksum();
        if (recorded == null || recorded.isBlank()) {
            return;
        }
        Optional<String> now = checksum.otherwiseNow(recorded, file);
        if (now.isPresent() && file.kind() == Migration.Kind.REPEATABLE) {
            edited.add(file);
        } else if (now.isPresent()) {
            changed.add(file);
            refusals.add(file.name() + " was changed after it was applied (checksum " + recorded + " in the history, "
                    + now.get() + " now). Undo the change, and put it into a new migration.");
        }
    }

    private Optional<Migration> find(History.Entry entry) {
        if (entry.kind() == History.Kind.REPEATABLE) {
            return find(entry.version(), Migration.Kind.REPEATABLE);
        }
        Optional<Migration> file = find(entry.version(), Migration.Kind.VERSIONED)
                .or(() -> find(entry.version(), Migration.Kind.BASELINE));
        return entry.kind() == History.Kind.STARTED
                ? file.or(() -> find(entry.version(), Migration.Kind.REPEATABLE))
                : file;
    }

    private Optional<Migration> find(String version, Migration.Kind kind) {
        return directory.migrations().stream()
                .filter(migration -> migration.kind() == kind && migration.isNamed(version))
                .findFirst();
    }

    HistoryMatch match() {
        for (History.Entry entry : history.entries()) {
            switch (entry.kind()) {
                case CURRENT -> upTo(entry);
                case BASELINE -> baseline(entry);
                case FAILED ->
                    refusals.add("The history lists " + entry.version()
                            + " as failed. Settle it before the schema can be judged.");
                case NO_SQL ->
                    refusals.add("The history lists " + entry.version()
                            + " as applied, and it was no SQL file, so it cannot be replayed."
                            + " Compare with a snapshot or another database: set db.expected.");
                case STARTED -> started(entry);
                case UNDOING -> {
                    single(entry);
                    undoing.addAll(find(entry).stream().toList());
                }
                case VERSIONED, REPEATABLE -> single(entry);
            }
        }
        return new HistoryMatch(applied, edited, pending(), started, undoing, changed, files, refusals);
    }

    private void started(History.Entry entry) {
        Optional<Migration> file = find(entry);
        if (file.isEmpty()) {
            refusals.add("The history lists " + entry.version() + " as started, and no file of that version is in "
                    + directory.directory() + ". Bring the file back, so that it can be finished.");
            return;
        }
        files.put(entry, file.get());
        started.add(file.get());
    }

    /** Those that the history does not list, and edited repeatable ones; what was started first. */
    private List<Migration> pending() {
        Optional<Version> baseline = applied.stream()
                .filter(migration -> migration.kind() == Migration.Kind.BASELINE)
                .map(Migration::version)
                .findFirst();
        List<Migration> pending = new ArrayList<>(started);
        for (Migration migration : directory.migrations()) {
            boolean covered = migration.kind() == Migration.Kind.VERSIONED
                    && baseline.isPresent()
                    && migration.version().compareTo(baseline.get()) <= 0;
            if (migration.kind() != Migration.Kind.BASELINE
                    && (!applied.contains(migration) || edited.contains(migration))
                    && !started.contains(migration)
                    && !covered) {
                pending.add(migration);
            }
        }
        return pending;
    }
}
