package io.driftgate.source;

import io.driftgate.dialect.postgres.embedded.PostgresBinaries;
import java.nio.file.Path;

/**
 * Where scratch databases come from.
 *
 * @param scratch {@code auto}, or the JDBC URL of a PostgreSQL server where temporary databases may be created
 * @param cache a directory that outlives this process: unpacked servers, replays
 * @param binaries finds the embedded PostgreSQL when it is first needed
 */
public record ScratchSettings(String scratch, Path cache, PostgresBinaries binaries) {
    public static final String AUTO = "auto";
}
