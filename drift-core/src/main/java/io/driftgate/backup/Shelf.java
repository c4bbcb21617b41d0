package io.driftgate.backup;

import io.driftgate.connection.Database;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where the backups of databases of one name are.
 *
 * @param directory of them all
 * @param folder of those of this name
 */
record Shelf(Path directory, Path folder) {

    /** @param database its name */
    static Shelf of(Path directory, String database) {
        return new Shelf(directory, directory.resolve(safe(database)));
    }

    /** The name with nothing in it that means something to a file system. */
    static String safe(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9._+-]", "_");
        return safe.startsWith(".") ? "_" + safe : safe;
    }

    /** Which database a backup is of: the URL without what only says how it is opened. */
    static String identity(Database database) {
        String url = database.shownUrl();
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    /** Rows lie here: no one else may read it, and version control is told to leave it alone. */
    void make() throws IOException {
        if (!Files.isDirectory(directory)) {
            Path parent = directory.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Permissions.createDirectory(directory);
            Files.writeString(directory.resolve(".gitignore"), "*\n");
        }
        if (!Files.isDirectory(folder)) {
            Permissions.createDirectory(folder);
        }
    }

    /** Every backup of the database that is complete, newest first. */
    List<Backup> of(String identity) throws IOException {
        List<Backup> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder)) {
            for (Path candidate : folders) {
                read(candidate)
                        .filter(backup -> backup.manifest().url().equals(identity))
                        .ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparing((Backup backup) -> backup.manifest().at())
                .thenComparing(Backup::folder)
                .reversed());
        return found;
    }

    private static Optional<Backup> read(Path candidate) {
        Path file = candidate.resolve(BackupManifest.FILE);
        if (String.valueOf(candidate.getFileName()).startsWith(".") || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Backup(candidate, ManifestFile.read(file), Duration.ZERO));
        } catch (IOException e) {
            return Optional.empty(); // no backup of ours, then it is not ours to count or remove
        }
    }

    /** What runs left that were killed. */
    List<Path> leftovers() throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder, OpenFolder.PREFIX + "*")) {
            for (Path candidate : folders) {
                if (OpenFolder.isAbandoned(candidate)) {
                    found.add(candidate);
                }
            }
        }
        return found;
    }
}
