package io.driftgate.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.dialect.Ending;
import io.driftgate.dialect.Execution;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.dialect.ScriptTraits;
import io.driftgate.dialect.Timeouts;
import io.driftgate.dialect.Transaction;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.schema.SchemaObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one transaction left is what the next one finds; and where it is not, that is seen. */
class LastStatesTest {
    private final Execution execution = Sqlite.DIALECT.execution();
    private ScratchDatabase scratch;
    private Connection connection;
    private Connection other;

    @BeforeEach
    void open() throws Exception {
        scratch = Sqlite.SERVER.create();
        connection = scratch.connect();
        other = scratch.connect();
    }

    @AfterEach
    void close() throws Exception {
        other.close();
        connection.close();
        scratch.close();
    }

    @Test
    void everyTransactionOfARowIsAsReadWhole() throws Exception {
        for (String script : List.of(
                "CREATE TABLE \"we\"\"ird\" (id INTEGER PRIMARY KEY, x TEXT)",
                "CREATE TABLE child (w INTEGER REFERENCES \"WE\"\"IRD\")",
                "CREATE INDEX plain ON \"We\"\"ird\" (x)",
                "DROP INDEX plain",
                "INSERT INTO \"we\"\"ird\" VALUES (1, 'a')",
                "CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (a INTEGER REFERENCES A); CREATE INDEX b_a ON B (a)",
                "ALTER TABLE a ADD COLUMN n TEXT",
                "DROP INDEX b_a; CREATE VIEW v AS SELECT ID FROM a",
                "ALTER TABLE a RENAME TO other; ALTER TABLE other RENAME TO \"A\"",
                "ALTER TABLE A RENAME COLUMN n TO m",
                "DROP VIEW v; DROP TABLE b",
                "CREATE TABLE b (a TEXT)",
                "PRAGMA application_id = 7")) {
            Schema before = Sqlite.read(connection);
            Ending ending = run(script, before);
            Schema after = Sqlite.read(connection);
            SchemaDelta told = ending.changes().orElseGet(() -> SchemaDelta.between(before, after));
            assertEquals(names(SchemaDelta.between(before, after)), names(told), script);
            assertEquals(after, told.applyTo(before), script);
        }
    }

    @Test
    void whatAnotherConnectionDidInBetweenIsNoDoingOfTheNext() throws Exception {
        run("CREATE TABLE a (id INTEGER)", Sqlite.read(connection));
        Sqlite.run(other, "CREATE TABLE of_another (id INTEGER)");
        assertEquals("b, b.id", run("CREATE TABLE b (id INTEGER)"));
    }

    @Test
    void whatWasRolledBackWasNeverThere() throws Exception {
        run("CREATE TABLE a (id INTEGER)", Sqlite.read(connection));
        Schema before = Sqlite.read(connection);
        Transaction refused = execution.beginAnew(connection, Timeouts.NONE, ScriptTraits.NONE);
        Sqlite.run(connection, "CREATE TABLE gone (id INTEGER)");
        assertFalse(refused.end(before).changes().orElseThrow().isEmpty());
        refused.rollback();
        assertEquals("b, b.id", run("CREATE TABLE b (id INTEGER)"));
    }

    @Test
    void whatRanOutsideOfTransactionsIsSeen() throws Exception {
        run("CREATE TABLE a (id INTEGER)", Sqlite.read(connection));
        Sqlite.run(connection, "CREATE TABLE alone (id INTEGER)");
        assertEquals("b, b.id", run("CREATE TABLE b (id INTEGER)"));
        execution.renew(connection);
        Sqlite.run(connection, "ATTACH ':memory:' AS more; CREATE TABLE more.t (id INTEGER)");
        assertEquals("c, c.id", run("CREATE TABLE c (id INTEGER)"));
    }

    @Test
    void aStateStandsUntilItIsChanged() throws Exception {
        SqliteState state = SqliteState.now(connection);
        assertTrue(state.stands(connection));
        Sqlite.run(connection, "CREATE TABLE a (id INTEGER)");
        assertFalse(state.stands(connection));
        state = state.next(connection);
        Sqlite.run(connection, "INSERT INTO a VALUES (1)");
        assertTrue(state.stands(connection));
        Sqlite.run(other, "INSERT INTO a VALUES (2)");
        assertFalse(state.stands(connection));
    }

    private String run(String script) throws Exception {
        return names(run(script, Sqlite.read(connection)).changes().orElseThrow());
    }

    private Ending run(String script, Schema before) throws Exception {
        Transaction transaction = execution.beginAnew(connection, Timeouts.NONE, ScriptTraits.NONE);
        try {
            Sqlite.run(connection, script);
            Ending ending = transaction.end(before);
            transaction.commit();
            return ending;
        } catch (SQLException | RuntimeException e) {
            transaction.rollback();
            throw e;
        }
    }

    private static String names(SchemaDelta delta) {
        return delta.put().stream()
                .map(SchemaObject::path)
                .map(path -> path.parts().stream().skip(1).collect(Collectors.joining(".")))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
