package io.driftgate.dialect.postgres.backup;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** A temporary directory that nobody else may enter, with the password that a program is to find; gone when closed. */
final class PrivateDirectory implements AutoCloseable {
    private final Path directory;

    private PrivateDirectory(Path directory) {
        this.directory = directory;
    }

    static PrivateDirectory create() throws IOException {
        Path directory = Files.createTempDirectory("driftgate-client-", permissions("rwx------"));
        directory.toFile().deleteOnExit();
        directory.resolve("stderr").toFile().deleteOnExit();
        return new PrivateDirectory(directory);
    }

    private static FileAttribute<?>[] permissions(String text) {
        boolean posix = Path.of(System.getProperty("java.io.tmpdir"))
                .getFileSystem()
                .supportedFileAttributeViews()
                .contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))}
                : new FileAttribute<?>[0];
    }

    /** The file for {@code PGPASSFILE} (PostgreSQL manual, 34.16); empty where no password is known. */
    Optional<Path> passwordFile(Conninfo conninfo) throws IOException {
        if (conninfo.password().isEmpty()) {
            return Optional.empty();
        }
        Path file = Files.createTempFile(directory, "pass", "", permissions("rw-------"));
        file.toFile().deleteOnExit(); // a build that is interrupted closes nothing
        String escaped = conninfo.password().get().replace("\\", "\\\\").replace(":", "\\:");
        Files.writeString(file, "*:*:*:*:" + escaped + "\n");
        return Optional.of(file);
    }

    Path errors() {
        return directory.resolve("stderr");
    }

    @Override
    public void close() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(directory);
    }
}
