package io.driftgate.dialect.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.source.ChangeReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What is read of a change alone is what a whole read says of it. Collects where that does not hold. */
final class DeltaLaw {

    /** Something that changes a schema. */
    @FunctionalInterface
    interface Change {
        void run() throws Exception;
    }

    private final List<String> wrong = new ArrayList<>();
    private final List<String> whole = new ArrayList<>();
    private int tried;

    /** Runs the change in a transaction of the connection and rolls it back. */
    void check(Connection connection, Schema schema, String name, Change change) throws Exception {
        tried++;
        String said;
        String expected = "";
        try {
            ChangeReader reader = ChangeReader.begin(connection, schema, PostgresDatabase.ALL);
            change.run();
            String state = state(connection);
            SchemaDelta delta = reader.changes();
            assertEquals(state, state(connection), "the session after " + name);
            if (reader.wholeReads() > 0) {
                whole.add(name);
            }
            Schema after = PostgresDatabase.read(connection);
            said = text(delta);
            expected = text(SchemaDelta.between(schema, after));
            if (said.equals(expected) && !delta.applyTo(schema).equals(after)) {
                said = "applied: " + said;
            }
        } catch (IllegalStateException | SQLException e) {
            said = e.toString();
        }
        connection.rollback();
        if (!said.equals(expected)) {
            wrong.add("--- " + name + "\nexpected:\n" + expected + "\nsaid:\n" + said + "\n");
        }
    }

    /** What a reading could leave behind in a session. */
    private static String state(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings")) {
            row.next();
            return row.getString(1);
        }
    }

    int tried() {
        return tried;
    }

    /** How many were told without a whole read. */
    int alone() {
        return tried - whole.size();
    }

    /** Those that took a whole read. */
    List<String> whole() {
        return whole;
    }

    /** Empty if the law held. */
    String wrong() {
        return String.join("\n", wrong);
    }

    String summary() {
        return (tried - wrong.size()) + " of " + tried + " changes read alone are as read whole, " + alone()
                + " of them without a whole read";
    }

    private static String text(SchemaDelta delta) {
        StringBuilder text = new StringBuilder();
        delta.removed().stream().map(key -> "- " + key + "\n").sorted().forEach(text::append);
        delta.put().stream().map(object -> "+ " + object + "\n").sorted().forEach(text::append);
        return text.toString();
    }
}
