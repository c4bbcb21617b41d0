package io.driftgate.check;

import io.driftgate.history.History;
import io.driftgate.history.HistoryTool;
import io.driftgate.schema.Engine;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.Checksum;
import io.driftgate.script.Migration;
import io.driftgate.script.MigrationDirectory;
import io.driftgate.script.Version;
import io.driftgate.source.Reading;
import io.driftgate.source.SourceSpec;
import io.driftgate.source.Sources;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what a database is expected to look like: the replay of exactly the migrations that its history lists. */
final class ExpectedSchema {
    private final Sources sources;
    private final Engine engine;

    ExpectedSchema(Sources sources, Engine engine) {
        this.sources = sources;
        this.engine = engine;
    }

    /**
     * @param version the newest applied migration, null without a history
     * @param refusals why the history does not match the files
     * @param undecided what repeatable migrations create that were edited since they ran: how it was then, no file says any more
     */
    record Expectation(
            Reading reading,
            @Nullable String version,
            List<String> pending,
            List<String> refusals,
            List<String> notes,
            Set<ObjectPath> undecided) {}

    Expectation of(SourceSpec spec, Optional<History> history) {
        boolean byHistory = spec instanceof SourceSpec.Migrations migrations
                && migrations.version().isEmpty();
        if (!byHistory) {
            Reading reading = sources.read(spec, sources.settings().scope(), Optional.of(engine));
            String version = history.map(found -> newest(found)).orElse(null);
            return new Expectation(reading, version, List.of(), List.of(), List.of(), Set.of());
        }
        MigrationDirectory directory = sources.directory();
        return history.map(found -> applied(directory, found)).orElseGet(() -> all(directory));
    }

    private Expectation all(MigrationDirectory directory) {
        Reading reading = sources.replayed(
                directory, directory.fromEmpty(), sources.settings().scope(), engine);
        return new Expectation(
                reading,
                null,
                List.of(),
                List.of(),
                List.of("The database has no history table, so all migrations of the directory are expected."),
                Set.of());
    }

    private static @Nullable String newest(History history) {
        return history.entries().stream()
                .filter(entry -> entry.kind() != History.Kind.REPEATABLE && entry.kind() != History.Kind.FAILED)
                .map(entry -> new Version(entry.version()))
                .max(Version::compareTo)
                .map(Version::text)
                .orElse(null);
    }

    private Expectation applied(MigrationDirectory directory, History history) {
        Matching matching = new Matching(directory, history);
        matching.match();
        Reading reading =
                sources.replayed(directory, matching.applied, sources.settings().scope(), engine);
        List<String> notes = new ArrayList<>();
        if (history.tool() != HistoryTool.DRIFTGATE) {
            notes.add(
                    "The version comes from the history of " + history.tool().label() + " in " + history.table() + ".");
        }
        if (history.entries().isEmpty()) {
            notes.add("The history table " + history.table()
                    + " lists nothing as applied, so nothing is expected of the migrations.");
        }
        matching.edited.forEach(file -> notes.add(
                file.name() + " was edited since it ran; what it creates is compared once it has run again."));
        return new Expectation(
                reading,
                newest(history),
                matching.pending(),
                matching.refusals,
                notes,
                undecided(directory, matching, reading.schema()));
    }

    /** The objects that differ between a replay with the edited repeatable migrations and one without them. */
    private Set<ObjectPath> undecided(MigrationDirectory directory, Matching matching, Schema with) {
        if (matching.edited.isEmpty()) {
            return Set.of();
        }
        List<Migration> rest = new ArrayList<>(matching.applied);
        rest.removeAll(matching.edited);
        Schema without = sources.replayed(directory, rest, sources.settings().scope(), engine)
                .schema();
        Set<SchemaObject> known = new HashSet<>(without.objects());
        return with.objects().stream()
                .filter(object -> !known.contains(object))
                .map(SchemaObject::path)
                .collect(Collectors.toSet());
    }

    /** Holds a history against the files of a directory. */
    private static final class Matching {
        private final MigrationDirectory directory;
        private final History history;
        private final List<Migration> applied = new ArrayList<>();
        private final List<Migration> edited = new ArrayList<>();
        private final List<String> refusals = new ArrayList<>();

        Matching(MigrationDirectory directory, History history) {
            this.directory = directory;
            this.history = history;
        }

        void match() {
            for (History.Entry entry : history.entries()) {
                switch (entry.kind()) {
                    case CURRENT -> upTo(entry);
                    case BASELINE -> baseline(entry);
                    case FAILED ->
                        refusals.add("The history lists " + entry.version()
                                + " as failed. Settle it before the schema can be judged.");
                    case VERSIONED, REPEATABLE -> single(entry);
                }
            }
            applied.sort(java.util.Comparator.comparing(migration -> migration.kind() == Migration.Kind.REPEATABLE));
        }

        private void upTo(History.Entry entry) {
            Version current = new Version(entry.version());
            for (Migration migration : directory.fromEmpty()) {
                if (migration.kind() == Migration.Kind.REPEATABLE
                        || migration.version().compareTo(current) <= 0) {
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
                return;
            }
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
            checkText(entry, file.get());
        }

        private void checkText(History.Entry entry, Migration file) {
            String recorded = entry.checksum();
            if (recorded == null || recorded.isBlank()) {
                return;
            }
            String now = history.tool() == HistoryTool.FLYWAY
                    ? Integer.toString(Checksum.crc32(file.script()))
                    : Checksum.sha256(file.script());
            boolean comparable = history.tool() == HistoryTool.FLYWAY || recorded.length() == now.length();
            boolean changed = comparable && !now.equalsIgnoreCase(recorded);
            if (changed && file.kind() == Migration.Kind.REPEATABLE) {
                edited.add(file);
            } else if (changed) {
                refusals.add(file.name() + " was changed after it was applied (checksum " + recorded
                        + " in the history, " + now + " now). Undo the change, and put it into a new migration.");
            }
        }

        private Optional<Migration> find(History.Entry entry) {
            if (entry.kind() == History.Kind.REPEATABLE) {
                return find(entry.version(), Migration.Kind.REPEATABLE);
            }
            Optional<Migration> versioned = find(entry.version(), Migration.Kind.VERSIONED);
            return versioned.isPresent() ? versioned : find(entry.version(), Migration.Kind.BASELINE);
        }

        private Optional<Migration> find(String version, Migration.Kind kind) {
            Version wanted = new Version(version);
            return directory.migrations().stream()
                    .filter(migration ->
                            migration.kind() == kind && migration.version().isSameAs(wanted))
                    .findFirst();
        }

        List<String> pending() {
            List<String> names = new ArrayList<>();
            Optional<Version> baseline = applied.stream()
                    .filter(migration -> migration.kind() == Migration.Kind.BASELINE)
                    .map(Migration::version)
                    .findFirst();
            for (Migration migration : directory.migrations()) {
                boolean covered = migration.kind() == Migration.Kind.VERSIONED
                        && baseline.isPresent()
                        && migration.version().compareTo(baseline.get()) <= 0;
                if (migration.kind() != Migration.Kind.BASELINE
                        && (!applied.contains(migration) || edited.contains(migration))
                        && !covered) {
                    names.add(migration.version().text());
                }
            }
            return names;
        }
    }
}
