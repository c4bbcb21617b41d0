package io.driftgate.dialect.postgres.embedded;

import io.driftgate.dialect.ScratchException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * An unpacked PostgreSQL of one release.
 *
 * @param home holds {@code bin}, {@code lib} and {@code share}; shared by all processes of this machine, never written to
 * @param clusters where freshly made clusters of this release are kept, without the end of their name
 */
record Installation(Path home, PostgresPlatform platform, Path clusters) {

    /**
     * Unpacks the archive into {@code <cache>/postgres/<release>-<platform>}, once.
     *
     * @throws ScratchException if it cannot be read or written
     */
    static Installation in(Path cache, int major, PostgresBinaries binaries) {
        PostgresPlatform platform = PostgresPlatform.current();
        Path home = cache.toAbsolutePath()
                .resolve("postgres")
                .resolve(PostgresReleases.release(major) + "-" + platform.name());
        try {
            Directories.publish(home, part -> unpack(binaries.archive(major), part));
        } catch (IOException e) {
            throw new ScratchException(
                    "The PostgreSQL " + major + " binaries could not be unpacked into " + home + ": " + e.getMessage(),
                    e);
        }
        return new Installation(home, platform, home);
    }

    private static void unpack(Path jar, Path directory) throws IOException {
        new BinariesArchive(jar).unpackTo(directory);
        Directories.permit(directory, "rwxr-xr-x");
    }

    /** The path of {@code postgres}, {@code initdb} or {@code pg_ctl}. */
    String program(String name) {
        return home.resolve("bin")
                .resolve(platform.isWindows() ? name + ".exe" : name)
                .toString();
    }

    /** A directory beside this one for a cluster of this release. */
    Path sibling(String suffix) {
        return clusters.resolveSibling(clusters.getFileName() + suffix);
    }

    /** The same programs at another place. */
    Installation copiedTo(Path directory) throws IOException {
        Directories.copy(home, directory);
        return new Installation(directory, platform, clusters);
    }
}
