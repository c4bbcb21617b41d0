package io.driftgate.maven;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What relative paths are relative to: the project's directory, or the current one where there is no project.
 *
 * @param path absolute
 */
record BaseDirectory(Path path) {
    private static final String SQLITE = "jdbc:sqlite:";

    /** @throws ParameterException if the text cannot be a path on this machine */
    Path resolve(String text) {
        try {
            return path.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new ParameterException("Not a path: " + text + ".");
        }
    }

    /** The URL with a SQLite file's relative path made absolute; any other URL as it is. */
    String resolveUrl(String url) {
        if (!url.toLowerCase(Locale.ROOT).startsWith(SQLITE)) {
            return url;
        }
        String file = url.substring(SQLITE.length());
        int query = file.indexOf('?');
        String name = query < 0 ? file : file.substring(0, query);
        if (name.isEmpty() || name.startsWith(":") || name.startsWith("file:")) {
            return url;
        }
        return SQLITE + resolve(name) + (query < 0 ? "" : file.substring(query));
    }
}
