package io.driftgate.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A {@code .sql} file of a directory of migrations. */
final class SqlFile {
    private static final int ENDING = ".sql".length();

    private final Path path;
    private final String place;
    private @Nullable Head head;

    /** @param place the path below the directory, parted by slashes */
    SqlFile(Path path, String place) {
        this.path = path;
        this.place = place;
    }

    static boolean isSql(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".sql");
    }

    /** A file's name without the ending. */
    static String stem(String name) {
        return isSql(name) ? name.substring(0, name.length() - ENDING) : name;
    }

    Path path() {
        return path;
    }

    String place() {
        return place;
    }

    String name() {
        return place.substring(place.lastIndexOf('/') + 1);
    }

    String stem() {
        return stem(name());
    }

    /** The folder below the directory; empty for the directory itself. */
    String folder() {
        int slash = place.lastIndexOf('/');
        return slash < 0 ? "" : place.substring(0, slash);
    }

    /** The last part of the folder. */
    String folderName() {
        return folder().substring(folder().lastIndexOf('/') + 1);
    }

    /** What its first comment says; read once. */
    Head head() {
        if (head == null) {
            try {
                head = readHead();
            } catch (IOException e) {
                throw new MigrationsException(
                        place + " cannot be read: " + Listing.reason(e) + ". Allow it, or move the file away.", e);
            }
        }
        return head;
    }

    /** In whatever encoding: whether the text itself is to be in UTF-8 is for whoever runs it to say. */
    private Head readHead() throws IOException {
        try {
            return Head.of(Script.of(name(), path));
        } catch (ScriptException notUtf8) {
            return Head.of(Script.of(name(), path, StandardCharsets.ISO_8859_1));
        }
    }

    @Override
    public String toString() {
        return place;
    }
}
