package io.driftgate.dialect.postgres;

import io.driftgate.dialect.postgres.embedded.EmbeddedPostgres;
import io.driftgate.dialect.postgres.embedded.PostgresBinaries;
import io.driftgate.dialect.postgres.embedded.PostgresPlatform;
import io.driftgate.dialect.postgres.embedded.PostgresReleases;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Servers for tests, one per major version and process, stopped when the process ends. Binaries are there for 13, 15 and 18. */
public final class TestPostgres {
    private static final Map<Integer, EmbeddedPostgres> SERVERS = new ConcurrentHashMap<>();

    private TestPostgres() {}

    public static EmbeddedPostgres server(int major) {
        return SERVERS.computeIfAbsent(major, wanted -> EmbeddedPostgres.start(wanted, binaries(), cache()));
    }

    /** As the build copied them, see the module's POM. */
    public static PostgresBinaries binaries() {
        return major -> Path.of("target/postgres-binaries")
                .resolve(PostgresPlatform.current().artifactId() + "-" + PostgresReleases.release(major) + ".jar")
                .toAbsolutePath();
    }

    /** Unpacked once per build. */
    public static Path cache() {
        return Path.of("target/postgres-cache").toAbsolutePath();
    }
}
