package io.driftgate.dialect.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.cases.Change;
import io.driftgate.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a transaction changed is found without a whole read, and nothing of it is missed. */
class PostgresDeltaTest {
    /** The major on which every change is tried, always. */
    private static final int WHOLE = 15;

    private static final Path SERIES = Path.of("src/test/resources/changes/postgres/series.sql");

    private final DeltaLaw law = new DeltaLaw();

    @ParameterizedTest
    @ValueSource(ints = {13, 15, 18})
    void everyChangeReadAloneIsAsReadWhole(int major) throws Exception {
        try (PostgresDatabase database = new PostgresDatabase(major);
                Connection connection = database.connect()) {
            Schema schema = rich(connection);
            int seen = 0;
            for (Change change : Change.all("postgres")) {
                if (change.since() <= major && isTried(major, change, seen++)) {
                    law.check(connection, schema, change.sql(), () -> PostgresDatabase.run(connection, change.sql()));
                }
            }
        }
        tell(major, isWhole() ? "" : " (a sample; all with -Ddriftgate.full=true)");
        assertEquals("", law.wrong());
        assertTrue(law.tried() >= (isWhole() ? 150 : 25), law.tried() + " changes");
        assertTrue(law.alone() * 5 >= law.tried() * 3, law.alone() + " of " + law.tried() + " without a whole read");
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 15, 18})
    void everySeriesOfStatementsReadAloneIsAsReadWhole(int major) throws Exception {
        try (PostgresDatabase database = new PostgresDatabase(major);
                Connection connection = database.connect()) {
            Schema schema = rich(connection);
            int seen = 0;
            for (String sql : Files.readString(SERIES).split("\n\n+")) {
                if (isWhole() || seen++ % (major == WHOLE ? 2 : 6) == 0) {
                    law.check(connection, schema, sql, () -> PostgresDatabase.run(connection, sql));
                }
            }
        }
        tell(major, ", of several statements each" + (isWhole() ? "" : " (a sample)"));
        assertEquals("", law.wrong());
        assertTrue(law.tried() >= (isWhole() ? 40 : 8), law.tried() + " changes");
    }

    @Test
    void whatAnotherSessionChangesMeanwhileIsFound() throws Exception {
        try (PostgresDatabase database = new PostgresDatabase(WHOLE);
                Connection connection = database.connect();
                Connection other = database.connect()) {
            Schema schema = rich(connection);
            for (String sql : List.of(
                    "CREATE TABLE elsewhere (id integer)",
                    "ALTER TABLE elsewhere ADD COLUMN note text",
                    "CREATE INDEX elsewhere_note ON elsewhere (note)",
                    "DROP INDEX elsewhere_note",
                    "GRANT SELECT ON elsewhere TO PUBLIC",
                    "DROP TABLE elsewhere")) {
                schema = PostgresDatabase.read(connection);
                connection.rollback();
                law.check(connection, schema, sql, () -> {
                    PostgresDatabase.run(connection, "CREATE TABLE here (id integer)");
                    PostgresDatabase.run(other, sql);
                });
            }
        }
        assertEquals("", law.wrong());
        assertEquals(0, law.alone(), "whoever else commits, everything is read");
    }

    @Test
    void frozenRowsAreNotTakenForNewOnes() throws Exception {
        try (PostgresDatabase database = new PostgresDatabase(WHOLE);
                Connection connection = database.connect()) {
            Schema schema = rich(connection);
            connection.setAutoCommit(true);
            PostgresDatabase.run(connection, "VACUUM (FREEZE)");
            connection.setAutoCommit(false);
            for (String sql : List.of(
                    "ALTER TABLE orders RENAME COLUMN note TO remark",
                    "SELECT 1",
                    "INSERT INTO animals VALUES ('cat')")) {
                law.check(connection, schema, sql, () -> PostgresDatabase.run(connection, sql));
            }
        }
        assertEquals("", law.wrong());
        assertEquals(law.tried(), law.alone());
    }

    private static Schema rich(Connection connection) throws Exception {
        PostgresDatabase.run(connection, Change.schema("postgres"));
        Schema schema = PostgresDatabase.read(connection);
        connection.setAutoCommit(false);
        return schema;
    }

    private void tell(int major, String note) {
        System.out.println("PostgreSQL " + major + ": " + law.summary() + note);
        if (Boolean.getBoolean("driftgate.whole")) {
            law.whole().forEach(sql -> System.out.println("  read whole: " + sql.replace('\n', ' ')));
        }
    }

    private static boolean isWhole() {
        return Boolean.getBoolean("driftgate.full");
    }

    /** By default a sample: every third change on one major, every eighth on the others, and all that only they know. */
    private static boolean isTried(int major, Change change, int index) {
        return isWhole() || change.since() > WHOLE || index % (major == WHOLE ? 3 : 8) == 0;
    }
}
