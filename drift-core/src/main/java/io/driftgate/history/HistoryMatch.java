package io.driftgate.history;

import io.driftgate.script.FlywayScripts;
import io.driftgate.script.FlywaySettings;
import io.driftgate.script.Migration;
import io.driftgate.script.MigrationDirectory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a history says about the files of a directory.
 *
 * @param applied those that it lists as applied, in that order; a repeatable one where it ran last
 * @param edited repeatable ones whose text has changed since they ran; also among the applied and the pending
 * @param pending those that are still to run, in their order; begun ones first
 * @param started those that were begun and not finished
 * @param undoing those of the applied whose way back was begun and not finished
 * @param changed others whose text has changed since they ran
 * @param files the file of each entry that has one
 * @param refusals why the history does not match the files, one sentence each
 */
public record HistoryMatch(
        List<Migration> applied,
        List<Migration> edited,
        List<Migration> pending,
        List<Migration> started,
        List<Migration> undoing,
        List<Migration> changed,
        Map<History.Entry, Migration> files,
        List<String> refusals) {

    public HistoryMatch {
        applied = List.copyOf(applied);
        edited = List.copyOf(edited);
        pending = List.copyOf(pending);
        started = List.copyOf(started);
        undoing = List.copyOf(undoing);
        changed = List.copyOf(changed);
        files = Map.copyOf(files);
        refusals = List.copyOf(refusals);
    }

    /** @param flyway what the project tells Flyway; empty: its defaults */
    public static HistoryMatch of(MigrationDirectory directory, History history, Optional<FlywaySettings> flyway) {
        RecordedChecksum checksum =
                new RecordedChecksum(history.tool(), new FlywayScripts(flyway.orElse(FlywaySettings.DEFAULT)));
        return new Matching(directory, history, checksum).match();
    }

    /** Without a history: nothing is applied. */
    public static HistoryMatch none(MigrationDirectory directory) {
        return new HistoryMatch(
                List.of(), List.of(), directory.fromEmpty(), List.of(), List.of(), List.of(), Map.of(), List.of());
    }

    /** Those of the applied of which the files still have the text that ran. */
    public List<Migration> standing() {
        return applied.stream().filter(migration -> !edited.contains(migration)).toList();
    }

    /** Whether the migration stands before one that is applied: it fills a gap, out of order. */
    public boolean isLate(MigrationDirectory directory, Migration migration) {
        int place = directory.migrations().indexOf(migration);
        return migration.kind() == Migration.Kind.VERSIONED
                && applied.stream()
                        .filter(other -> other.kind() != Migration.Kind.REPEATABLE)
                        .anyMatch(other -> directory.migrations().indexOf(other) > place);
    }

    /** The file that an entry stands for. */
    public Optional<Migration> file(History.Entry entry) {
        return Optional.ofNullable(files.get(entry));
    }

    /** Whether the file that an entry stands for is gone. */
    public boolean isMissing(History.Entry entry) {
        return !files.containsKey(entry)
                && (entry.kind() == History.Kind.VERSIONED
                        || entry.kind() == History.Kind.REPEATABLE
                        || entry.kind() == History.Kind.STARTED
                        || entry.kind() == History.Kind.UNDOING);
    }
}
