package io.driftgate.check.file;

import java.nio.file.Path;

/**
 * A file of checks.
 *
 * @param name its place below the directory, with slashes
 */
public record CheckFile(String name, Path path) {

    /** The name without folder and ending. */
    public String stem() {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return last.substring(0, last.length() - ".sql".length());
    }
}
