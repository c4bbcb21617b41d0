package io.driftgate.dialect.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.cases.Change;
import io.driftgate.cases.Laws;
import io.driftgate.cases.TestDatabases;
import io.driftgate.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One rich schema and many single changes to it: each is found under its right name, and nothing else is reported. */
class PostgresChangesTest {
    private static final String ENGINE = "postgres";

    private final List<String> wrong = new ArrayList<>();
    /** The major on which every change is tried, always. */
    private static final int WHOLE = 15;

    private int tried;

    @ParameterizedTest
    @ValueSource(ints = {13, 15, 18})
    void everyChangeIsFoundAndNothingElse(int major) throws Exception {
        try (PostgresDatabase database = new PostgresDatabase(major)) {
            try (Connection connection = database.connect()) {
                PostgresDatabase.run(connection, Change.schema(ENGINE));
                Schema schema = PostgresDatabase.read(connection);
                connection.setAutoCommit(false);
                int seen = 0;
                for (Change change : Change.all(ENGINE)) {
                    if (change.since() <= major && isTried(major, change, seen++)) {
                        check(connection, schema, change);
                    }
                }
            }
        }
        System.out.println((tried - wrong.size()) + " of " + tried + " changes to the PostgreSQL " + major
                + " schema found, nothing else reported"
                + (isWhole(major) ? "" : " (a sample; all with -Ddriftgate.full=true)"));
        assertEquals("", String.join("\n", wrong));
        assertTrue(tried >= (isWhole(major) ? 150 : 25), tried + " changes");
    }

    private static boolean isWhole(int major) {
        return major == WHOLE || Boolean.getBoolean("driftgate.full");
    }

    /** Every change on one major; on the others every eighth, and all that only they know. */
    private static boolean isTried(int major, Change change, int index) {
        return isWhole(major) || change.since() > WHOLE || index % 8 == 0;
    }

    private void check(Connection connection, Schema schema, Change change) throws Exception {
        tried++;
        String said;
        try {
            PostgresDatabase.run(connection, change.sql());
            Schema changed = PostgresDatabase.read(connection);
            said = Change.said(schema, changed);
            // One reload of a whole schema for each: on the way of every build a sample.
            if (tried % 6 == 0 || Boolean.getBoolean("driftgate.full")) {
                Laws.fingerprintsFollow(schema, changed, TestDatabases.diff(schema, changed));
            }
        } catch (IllegalStateException | SQLException | AssertionError e) {
            said = e.toString();
        }
        connection.rollback();
        String complaint = change.wrong(said);
        if (!complaint.isEmpty()) {
            wrong.add(complaint);
        }
    }
}
