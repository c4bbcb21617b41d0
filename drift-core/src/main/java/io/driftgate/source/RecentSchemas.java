package io.driftgate.source;

import io.driftgate.schema.Schema;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The small schemas that a run met last, so that what a hundred databases should be is read from its file once. Thread-safe. */
final class RecentSchemas {
    private static final int MOST = 32;
    private static final int LARGEST = 5_000;

    private final Map<Path, Schema> recent = new LinkedHashMap<>(MOST, 0.75f, true);

    synchronized Optional<Schema> get(Path file) {
        return Optional.ofNullable(recent.get(file));
    }

    /** Keeps a schema; a large one is not worth its memory. */
    synchronized void put(Path file, Schema schema) {
        if (schema.objects().size() > LARGEST) {
            return;
        }
        recent.put(file, schema);
        if (recent.size() > MOST) {
            recent.remove(recent.keySet().iterator().next());
        }
    }
}
