package io.driftgate.source;

import io.driftgate.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Schemas that a scratch database gave before, by all that they follow from: what is unchanged starts no server. Holds what
 * snapshots hold, readable for the owner alone. A broken entry is one that is not there.
 */
final class SchemaCache {
    private final Path directory;
    private final RecentSchemas<Path> known;

    /** @param known what was read or kept in this run, of which no file is read again */
    SchemaCache(Path directory, RecentSchemas<Path> known) {
        this.directory = directory;
        this.known = known;
    }

    Optional<Schema> get(CacheKey key) {
        Path file = file(key);
        Optional<Schema> before = known.get(file);
        if (before.isPresent() || !Files.exists(file)) {
            return before;
        }
        try {
            Schema schema = SnapshotFile.read(file);
            known.put(file, schema);
            return Optional.of(schema);
        } catch (SourceException e) {
            return Optional.empty();
        }
    }

    /** Keeps a schema; a cache that cannot be written only costs time. */
    void put(CacheKey key, Schema schema) {
        known.put(file(key), schema);
        try {
            SnapshotFile.write(schema, file(key));
        } catch (IOException e) {
            // The next run asks the server again.
            return;
        }
    }

    /** Where something of another kind is kept that follows from the same. */
    Path file(CacheKey key, String extension) {
        return directory.resolve(key.digest() + "." + extension);
    }

    private Path file(CacheKey key) {
        return file(key, "json");
    }
}
