package io.driftgate.check.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The directory of a team's checks: {@code before}, {@code after} and {@code always} with whatever folders below, and files that
 * belong to a version beside these.
 */
public final class CheckFolder {
    private static final List<String> FOLDERS = List.of("before", "after", "always");

    private final Path directory;

    /** @param directory need not exist: then there are no checks */
    public CheckFolder(Path directory) {
        this.directory = directory;
    }

    public List<CheckFile> before() {
        return in("before");
    }

    public List<CheckFile> after() {
        return in("after");
    }

    public List<CheckFile> always() {
        return in("always");
    }

    private List<CheckFile> in(String folder) {
        return files(directory.resolve(folder), Integer.MAX_VALUE);
    }

    /** Files that belong to versions. */
    public List<CheckFile> versions() {
        return files(directory, 1);
    }

    /** @throws CheckFileException if there is a folder in it that nobody would look into */
    public void requireKnownFolders() {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : entries.sorted().toList()) {
                String name = String.valueOf(entry.getFileName());
                if (Files.isDirectory(entry) && !name.startsWith(".") && !FOLDERS.contains(name)) {
                    throw new CheckFileException(
                            "The folder " + entry
                                    + " holds no checks that are ever run: rename it to before, after or always, or move it away.");
                }
            }
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    private List<CheckFile> files(Path folder, int depth) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder, depth)) {
            return found.filter(path -> Files.isRegularFile(path) && isSql(path))
                    .map(path ->
                            new CheckFile(directory.relativize(path).toString().replace('\\', '/'), path))
                    .sorted((one, other) -> one.name().compareTo(other.name()))
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static boolean isSql(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(".sql") && !name.startsWith(".");
    }

    private static CheckFileException unreadable(Path folder, IOException e) {
        return new CheckFileException("The checks in " + folder + " cannot be listed: " + e.getMessage() + ".", e);
    }
}
