package io.driftgate.dialect.postgres;

import io.driftgate.script.SqlStatement;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** Runs statements as they are written: the driver neither rewrites {@code {d '…'}} nor takes {@code ?} for a parameter. */
public final class PostgresStatements {
    private PostgresStatements() {}

    /** Runs one statement, with its COPY data where it has some; in the connection's transaction, if it is in one. */
    public static void run(Connection connection, SqlStatement statement) throws SQLException {
        String data = statement.copyData();
        if (data != null) {
            copy(connection, statement.text(), data);
            return;
        }
        try (Statement jdbc = connection.createStatement()) {
            jdbc.setEscapeProcessing(false);
            jdbc.execute(statement.text());
        }
    }

    private static void copy(Connection connection, String sql, String data) throws SQLException {
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(data));
        } catch (IOException e) {
            throw new SQLException("The data of a COPY could not be sent: " + e.getMessage(), "58030", e);
        }
    }
}
