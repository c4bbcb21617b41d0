package io.driftgate.source;

import io.driftgate.script.Checksum;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * All that a result follows from, as one digest.
 *
 * @param digest 64 hex digits
 */
record CacheKey(String digest) {

    /** @param scratch what the scratch databases run on */
    static Builder of(String scratch) {
        return new Builder().add(Tool.build()).add(scratch);
    }

    /** Takes the parts in their order; no two lists of parts have one key. Not thread-safe. */
    static final class Builder {
        private final MessageDigest digest = Checksum.sha256();

        Builder add(String part) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
            return this;
        }

        Builder addAll(List<String> parts) {
            add(Integer.toString(parts.size()));
            parts.forEach(this::add);
            return this;
        }

        CacheKey build() {
            return new CacheKey(HexFormat.of().formatHex(digest.digest()));
        }
    }
}
