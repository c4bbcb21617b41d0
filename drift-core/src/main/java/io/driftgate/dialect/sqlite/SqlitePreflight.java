package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.Hurdle;
import io.driftgate.dialect.Needs;
import io.driftgate.dialect.Preflight;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The file, its directory, and the session's own setting. */
final class SqlitePreflight implements Preflight {
    /** What SQLite itself reads of a {@code file:} URL (sqlite.org/uri.html). */
    private static final Pattern READ_ONLY = Pattern.compile("[?&](mode=ro|immutable=(1|on|yes|true))(&|$)");

    @Override
    public List<Hurdle> hurdles(Connection connection, Needs needs) throws SQLException {
        List<Hurdle> hurdles = new ArrayList<>();
        if (first(connection, "PRAGMA query_only").equals("1")) {
            hurdles.add(new Hurdle(true, "The session is set to query_only.", "Take query_only out of the URL"));
        }
        if (isReadOnly(connection)) {
            hurdles.add(new Hurdle(
                    true,
                    "The URL opens the database only for reading.",
                    "Take mode=ro, immutable or open_mode out of the URL"));
        }
        String name = first(connection, "SELECT file FROM pragma_database_list WHERE name = 'main'");
        if (!name.isEmpty()) {
            Path file = Path.of(name);
            Path directory = file.toAbsolutePath().getParent();
            if (!Files.isWritable(file)) {
                hurdles.add(new Hurdle(true, "The file " + file + " is not writable.", "Allow writing to it"));
            }
            if (directory != null && !Files.isWritable(directory)) {
                hurdles.add(new Hurdle(
                        true,
                        "The directory " + directory + " is not writable, and SQLite keeps its journal there.",
                        "Allow writing to it"));
            }
        }
        // A foreign key to nothing is made all the same here (sqlite.org/foreignkeys.html, 3); rows that need it fail
        // later.
        needs.missing().forEach(text -> hurdles.add(new Hurdle(false, text, "Create it, or correct the migration")));
        return hurdles;
    }

    private static boolean isReadOnly(Connection connection) throws SQLException {
        return connection.isReadOnly()
                || READ_ONLY
                        .matcher(String.valueOf(connection.getMetaData().getURL()))
                        .find();
    }

    private static String first(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            String value = row.next() ? row.getString(1) : null;
            return value == null ? "" : value;
        }
    }
}
