package io.driftgate.maven;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a user's programs keep what they can make again. */
final class UserCache {

    private UserCache() {}

    /** {@code driftgate} in {@code XDG_CACHE_HOME} where that is an absolute path, otherwise in {@code ~/.cache}. */
    static Path directory(@Nullable String xdgCacheHome, String home) {
        boolean given = xdgCacheHome != null && Path.of(xdgCacheHome).isAbsolute();
        return (given ? Path.of(xdgCacheHome) : Path.of(home, ".cache")).resolve("driftgate");
    }
}
