package io.driftgate.dialect.postgres;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.script.Script;
import io.driftgate.script.SqlStatement;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Runs whole scripts in tests, and asks for one value. */
final class ScriptLoader {
    private static final Dialect DIALECT = new PostgresDialect();

    private ScriptLoader() {}

    static void load(ScratchDatabase database, String script) throws SQLException, IOException {
        try (Connection connection = database.connect()) {
            load(database, connection, script);
        }
    }

    static void load(ScratchDatabase database, Connection connection, String script) throws SQLException, IOException {
        List<SqlStatement> statements = new ArrayList<>();
        DIALECT.splitter().split(Script.of("test.sql", script), statements::add);
        for (SqlStatement statement : statements) {
            database.run(DIALECT, connection, statement);
        }
    }

    static String value(ScratchDatabase database, String query) throws SQLException {
        try (Connection connection = database.connect()) {
            return value(connection, query);
        }
    }

    static String value(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }
}
