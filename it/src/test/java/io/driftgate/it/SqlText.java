package io.driftgate.it;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs the scripts of scenarios; none of them has a semicolon at a line's end inside a statement. */
final class SqlText {

    private SqlText() {}

    /** One statement at a time: SQLite's driver runs only the first of several. */
    static void run(Connection connection, String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : script.split(";\\s*(?:\\R|$)")) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
    }
}
