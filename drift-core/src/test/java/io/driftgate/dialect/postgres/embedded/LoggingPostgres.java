package io.driftgate.dialect.postgres.embedded;

import io.driftgate.dialect.postgres.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** A server that keeps the time of each commit, which servers usually don't. */
public final class LoggingPostgres {
    private static final Path CACHE = Path.of("target/logging-postgres").toAbsolutePath();

    private LoggingPostgres() {}

    /** The programs of the other test servers, and a cluster of its own. */
    public static EmbeddedPostgres start(int major) throws IOException {
        TestPostgres.server(major);
        Path own = CACHE.resolve("postgres");
        if (Files.exists(own)) {
            Directories.delete(own);
        }
        Files.createDirectories(own);
        for (Path usual : usual(major)) {
            Path mine = own.resolve(usual.getFileName());
            if (Files.exists(usual.resolve("postgresql.conf"))) {
                Directories.copy(usual, mine);
                Files.writeString(
                        mine.resolve("postgresql.conf"), "track_commit_timestamp = on\n", StandardOpenOption.APPEND);
            } else {
                Files.createSymbolicLink(mine, usual);
            }
        }
        return EmbeddedPostgres.start(major, TestPostgres.binaries(), CACHE);
    }

    private static List<Path> usual(int major) throws IOException {
        try (Stream<Path> all = Files.list(TestPostgres.cache().resolve("postgres"))) {
            return all.filter(path -> path.getFileName().toString().startsWith(major + "."))
                    .toList();
        }
    }
}
