package io.driftgate.dialect.sqlite.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;

/** What SQLite itself finds wrong with a database. */
final class Health {
    /** Rows that break a constraint of their table: they stand in a sound file. */
    private static final Predicate<String> ONLY_ROWS = line -> line.startsWith("NULL value in ")
            || line.startsWith("CHECK constraint failed in ")
            || line.startsWith("non-")
            || line.matches("(TEXT|NUMERIC) value in .*");

    private static final String ORPHANS = """
            SELECT "table" || ': ' || count(*) || CASE count(*) WHEN 1 THEN ' row has' ELSE ' rows have' END
              || ' no parent in ' || parent
            FROM pragma_foreign_key_check GROUP BY "table", parent, fkid ORDER BY 1""";

    private Health() {}

    /** What makes the file itself unsound; empty if nothing. */
    static List<String> damage(Connection connection) throws SQLException {
        return Pragma.strings(connection, "PRAGMA integrity_check").stream()
                .filter(line -> !line.equals("ok"))
                .filter(ONLY_ROWS.negate())
                .map(line -> "integrity_check: " + line)
                .toList();
    }

    /** Rows that lack their parent, one sentence a foreign key. */
    static List<String> orphans(Connection connection) throws SQLException {
        try {
            return Pragma.strings(connection, ORPHANS);
        } catch (SQLException e) {
            // A foreign key to a table without the key that it needs.
            return List.of("The foreign keys cannot be checked: " + e.getMessage());
        }
    }
}
