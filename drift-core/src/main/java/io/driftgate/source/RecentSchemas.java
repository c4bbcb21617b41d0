package io.driftgate.source;

import io.driftgate.schema.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The small schemas that a run met last, so that what a hundred databases should be is found out once. Thread-safe.
 *
 * @param <K> what a schema follows from
 */
public final class RecentSchemas<K> {
    private static final int MOST = 32;
    private static final int LARGEST = 5_000;

    private final Map<K, Schema> recent = new LinkedHashMap<>(MOST, 0.75f, true);

    public synchronized Optional<Schema> get(K key) {
        return Optional.ofNullable(recent.get(key));
    }

    /** Keeps a schema; a large one is not worth its memory. */
    public synchronized void put(K key, Schema schema) {
        if (schema.objects().size() > LARGEST) {
            return;
        }
        recent.put(key, schema);
        if (recent.size() > MOST) {
            recent.remove(recent.keySet().iterator().next());
        }
    }
}
