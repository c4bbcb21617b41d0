package io.driftgate.connection;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;

/**
 * The file behind a SQLite URL. Java never reads it: closing it would drop the locks that SQLite holds on it in this process
 * (sqlite.org/howtocorrupt.html, 2.2).
 */
public final class SqliteFile {
    private static final String PREFIX = "jdbc:sqlite:";

    /** SQLITE_OPEN_READWRITE, without SQLITE_OPEN_CREATE. */
    private static final String READ_WRITE = "2";

    /** SQLITE_BUSY (sqlite.org/rescode.html). */
    private static final int BUSY = 5;

    /** SQLITE_CORRUPT. */
    private static final int CORRUPT = 11;

    /** SQLITE_NOTADB. */
    private static final int NOT_A_DATABASE = 26;

    private SqliteFile() {}

    /** @throws ConnectionException if the URL names a file, and it is missing or no file */
    static void requireReadable(Database database) {
        Optional<Path> file = path(database.url());
        if (file.isEmpty()) {
            return;
        }
        Path path = file.get().toAbsolutePath().normalize();
        if (!Files.exists(path)) {
            throw refused(database, "there is no file " + path, "check the path in the URL");
        }
        if (Files.isDirectory(path)) {
            throw refused(database, path + " is a directory", "name the database file in it");
        }
        if (!Files.isReadable(path)) {
            throw refused(database, path + " may not be read by this user", "give the right to read it");
        }
    }

    /** Whether the URL names a file that is not there, in a directory that is. */
    static boolean isMissing(Database database) {
        return path(database.url())
                .map(file -> file.toAbsolutePath().normalize())
                .filter(Files::notExists)
                .map(Path::getParent)
                .filter(Files::isDirectory)
                .isPresent();
    }

    /** A file that vanishes meanwhile is not made anew. */
    static void neverCreate(Database database, Properties properties) {
        if (path(database.url()).isPresent() && !database.url().contains("open_mode=")) {
            properties.setProperty("open_mode", READ_WRITE);
        }
    }

    /** Makes SQLite read the file's header, which opening alone does not. */
    static void requireDatabase(Connection connection, Database database) throws SQLException {
        if (database.url().startsWith(PREFIX)) {
            try (Statement statement = connection.createStatement()) {
                statement.executeQuery("PRAGMA schema_version").close();
            }
        }
    }

    /** Another connection writes, or holds it for itself (SQLITE_BUSY, of which the extended codes carry more bits). */
    static boolean isBusy(SQLException error) {
        return (error.getErrorCode() & 0xFF) == BUSY
                && error.getClass().getName().startsWith("org.sqlite.");
    }

    static boolean isNoDatabase(SQLException error) {
        return isSqlite(error, NOT_A_DATABASE);
    }

    static boolean isDamaged(SQLException error) {
        return isSqlite(error, CORRUPT);
    }

    private static boolean isSqlite(SQLException error, int code) {
        return error.getErrorCode() == code && error.getClass().getName().startsWith("org.sqlite.");
    }

    /** The file that a URL names; empty for databases in memory and in resources, and for other databases' URLs. */
    public static Optional<Path> path(String url) {
        if (!url.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String rest = url.substring(PREFIX.length());
        int query = rest.indexOf('?');
        String name = query < 0 ? rest : rest.substring(0, query);
        if (name.isEmpty() || name.startsWith(":") || rest.contains("mode=memory") || name.equals("file::memory:")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(name.startsWith("file:") ? fromUri(name) : name));
        } catch (InvalidPathException e) {
            return Optional.empty(); // SQLite says it
        }
    }

    /** {@code file:relative}, {@code file:/absolute}, {@code file:///absolute}, percent-encoded. */
    private static String fromUri(String uri) {
        String path = uri.substring("file:".length()).replaceFirst("^//(localhost)?(?=/)", "");
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static ConnectionException refused(Database database, String what, String remedy) {
        return new ConnectionException("Cannot open " + database.shownUrl() + ": " + what + "; " + remedy + ".", null);
    }
}
