package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.ChangeWatch;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is read of a SQLite database follows from the rows of {@code sqlite_schema} and three pragmas: while these are as they
 * were, so is the schema. Most migrations of data end there; SQLite reads the rest from the same rows, which is fast.
 */
final class SqliteChanges implements ChangeWatch {
    private final List<String> begin;

    private SqliteChanges(List<String> begin) {
        this.begin = begin;
    }

    static SqliteChanges begin(Connection connection) throws SQLException {
        return new SqliteChanges(state(connection));
    }

    @Override
    public Optional<SchemaDelta> changes(Connection connection, Schema before) throws SQLException {
        return state(connection).equals(begin) ? Optional.of(SchemaDelta.NONE) : Optional.empty();
    }

    private static List<String> state(Connection connection) throws SQLException {
        List<String> state = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            read(statement, "PRAGMA encoding", state);
            for (String schema : SqliteDialect.attached(connection)) {
                state.add(schema);
                read(statement, "PRAGMA " + SqliteDialect.quote(schema) + ".application_id", state);
                read(statement, "PRAGMA " + SqliteDialect.quote(schema) + ".schema_version", state);
                read(
                        statement,
                        "SELECT type, name, tbl_name, rootpage <> 0, sql FROM " + SqliteDialect.quote(schema)
                                + ".sqlite_schema ORDER BY type, name",
                        state);
            }
        }
        return state;
    }

    private static void read(Statement statement, String sql, List<String> state) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    state.add(String.valueOf(rows.getString(i)));
                }
            }
        }
    }
}
