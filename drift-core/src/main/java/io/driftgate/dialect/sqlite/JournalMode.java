package io.driftgate.dialect.sqlite;

import io.driftgate.script.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * {@code PRAGMA journal_mode = …}, which SQLite lets pass without doing it inside of a transaction that has written, and refuses
 * there only now and then.
 */
final class JournalMode {
    private JournalMode() {}

    /** @throws SQLException in the words in which SQLite refuses other statements there */
    static void requireNoTransaction(Connection connection, SqlStatement statement) throws SQLException {
        boolean isPragma = statement.text().regionMatches(true, 0, "pragma", 0, "pragma".length());
        if (!isPragma || !statement.mentions("journal_mode") || !isSet(statement)) {
            return;
        }
        try (Statement jdbc = connection.createStatement()) {
            jdbc.execute("BEGIN");
            jdbc.execute("ROLLBACK");
        } catch (SQLException e) {
            throw new SQLException("the journal mode cannot be changed from within a transaction", e);
        }
    }

    private static boolean isSet(SqlStatement statement) {
        List<Token> tokens = SqliteLexer.tokens(statement.text()).stream()
                .filter(token -> !token.isTrivia())
                .toList();
        return tokens.stream().anyMatch(token -> token.isSymbol("=") || token.isSymbol("("));
    }
}
