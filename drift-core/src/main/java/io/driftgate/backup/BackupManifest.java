package io.driftgate.backup;

import io.driftgate.dialect.Contents;
import io.driftgate.dialect.TableContent;
import io.driftgate.schema.Engine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a backup is, as its {@code manifest.json} says.
 *
 * @param tool what wrote it
 * @param at when its picture was taken
 * @param database the database's name
 * @param url where that was, without credentials
 * @param version the newest applied version then; null if there was none
 * @param files everything in the folder that a restore reads
 * @param programs what it was taken with, by name
 * @param contents what was in it, and must be in what it gives back
 * @param notes what a reader should know
 * @param settings what belonged to the database and not to its content
 */
public record BackupManifest(
        String tool,
        Instant at,
        String database,
        String url,
        Engine engine,
        @Nullable String version,
        Proof proof,
        List<FileEntry> files,
        SortedMap<String, String> programs,
        long hashLimit,
        Contents contents,
        List<String> notes,
        Map<String, String> settings) {
    public static final String FILE = "manifest.json";
    public static final int FORMAT_VERSION = 1;

    public BackupManifest {
        files = List.copyOf(files);
        programs = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(programs));
        notes = List.copyOf(notes);
        settings = Map.copyOf(settings);
    }

    /** One file of the folder. */
    public record FileEntry(String name, long bytes, String sha256) {}

    public long bytes() {
        return files.stream().mapToLong(FileEntry::bytes).sum();
    }

    /** The tables whose rows were only counted. */
    public List<String> onlyCounted() {
        return contents.tables().stream()
                .filter(TableContent::isOnlyCounted)
                .map(table -> table.table().toString())
                .toList();
    }
}
