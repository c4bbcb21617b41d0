package io.driftgate.source;

import io.driftgate.dialect.ReadScope;
import io.driftgate.schema.Schema;
import io.driftgate.script.Checksum;
import io.driftgate.script.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Replays that were done before, by the content of what was replayed, the engine version and the tool version: an unchanged
 * directory starts no server. A broken entry is one that is not there.
 */
final class ReplayCache {
    private final Path directory;

    ReplayCache(Path directory) {
        this.directory = directory;
    }

    String key(List<Script> scripts, ReadScope scope, String settings, String engine) {
        MessageDigest digest = Checksum.sha256();
        add(digest, Tool.build());
        add(digest, engine);
        add(digest, settings);
        add(digest, String.join("\n", scope.schemas()));
        for (Script script : scripts) {
            add(digest, script.name());
            add(digest, Checksum.sha256(script));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    Optional<Schema> get(String key) {
        Path file = file(key);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(SnapshotFile.read(file));
        } catch (SourceException e) {
            return Optional.empty();
        }
    }

    /** Keeps a replay; a cache that cannot be written only costs time. */
    void put(String key, Schema schema) {
        try {
            SnapshotFile.write(schema, file(key));
        } catch (IOException e) {
            // The next run replays again.
            return;
        }
    }

    Path directory() {
        return directory;
    }

    private Path file(String key) {
        return directory.resolve(key + ".json");
    }
}
