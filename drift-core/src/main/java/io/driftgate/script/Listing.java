package io.driftgate.script;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/**
 * What is in a directory and its sub-directories, links followed, by place. Names that begin with a dot are left out.
 *
 * @param others the places of all files that are not {@code .sql}
 */
record Listing(Path directory, List<SqlFile> files, List<String> others) {

    /** @throws MigrationsException if something in it cannot be read, or a link leads nowhere or in a circle */
    static Listing of(Path directory) {
        Visitor visitor = new Visitor(directory);
        try {
            Files.walkFileTree(directory, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
        } catch (IOException e) {
            throw new MigrationsException("The directory " + directory + " cannot be listed: " + reason(e) + ".", e);
        }
        visitor.files.sort(Comparator.comparing(SqlFile::place));
        visitor.others.sort(Comparator.naturalOrder());
        return new Listing(directory, List.copyOf(visitor.files), List.copyOf(visitor.others));
    }

    /** A cause in words; what Java says is often only the path. */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "reading is not allowed";
        }
        if (e instanceof NoSuchFileException) {
            return "it is not there";
        }
        return String.valueOf(e.getMessage());
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Path directory;
        private final List<SqlFile> files = new ArrayList<>();
        private final List<String> others = new ArrayList<>();

        Visitor(Path directory) {
            this.directory = directory;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return !folder.equals(directory) && isHidden(folder)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String place = place(file);
            if (isHidden(file)) {
                return FileVisitResult.CONTINUE;
            }
            if (!SqlFile.isSql(place)) {
                others.add(place);
            } else if (attributes.isRegularFile()) {
                files.add(new SqlFile(file, place));
            } else {
                throw new MigrationsException(place + " in " + directory + " is "
                        + (attributes.isSymbolicLink() ? "a link to a file that is not there" : "no regular file")
                        + ". Replace or delete it.");
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException cause) {
            String what = cause instanceof FileSystemLoopException
                    ? " is a link that leads back to a directory it lies in. Delete the link."
                    : " cannot be read: " + reason(cause) + ". Allow it, or move it out of the directory.";
            throw new MigrationsException(place(file) + " in " + directory + what, cause);
        }

        private String place(Path file) {
            return directory
                    .relativize(file)
                    .toString()
                    .replace(file.getFileSystem().getSeparator(), "/");
        }

        private static boolean isHidden(Path file) {
            return String.valueOf(file.getFileName()).startsWith(".");
        }
    }
}
