package io.driftgate.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.cases.Change;
import io.driftgate.cases.Laws;
import io.driftgate.cases.TestDatabases;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.schema.Schema;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One rich schema and many single changes to it: each is found under its right name, and nothing else is reported. */
class SqliteChangesTest {
    private static final String ENGINE = "sqlite";

    private String before = "";
    private List<Change> changes = List.of();

    @BeforeEach
    void readTheChanges() throws Exception {
        before = Change.schema(ENGINE);
        changes = Change.all(ENGINE);
    }

    @Test
    void everyChangeIsFoundAndNothingElse() throws Exception {
        Schema schema = load("");
        List<String> wrong = new ArrayList<>();
        for (Change change : changes) {
            Schema changed = load(change.sql());
            String complaint = change.wrong(Change.said(schema, changed));
            if (!complaint.isEmpty()) {
                wrong.add(complaint);
            }
            assertEquals("", Change.said(changed, changed), change.sql());
        }
        System.out.println(changes.size() - wrong.size() + " of " + changes.size()
                + " changes to the SQLite schema found, nothing else reported");
        assertEquals("", String.join("\n", wrong));
        assertTrue(changes.size() >= 60, changes.size() + " changes");
    }

    @Test
    void theSameSchemaLoadedAgainIsEqual() throws Exception {
        assertEquals("", Change.said(load(""), load("")));
    }

    @Test
    void theLawsHoldForEveryChange() throws Exception {
        Schema schema = load("");
        for (Change change : changes) {
            Schema changed = load(change.sql());
            SchemaDiff diff = TestDatabases.diff(schema, changed);
            Laws.fingerprintsFollow(schema, changed, diff);
            assertEquals(diff.mirrored(), TestDatabases.diff(changed, schema), () -> change.sql());
        }
    }

    /** The rich schema, changed. */
    private Schema load(String change) throws SQLException, IOException {
        try {
            return TestDatabases.load(TestDatabases.SQLITE, before + change);
        } catch (RuntimeException e) {
            throw new AssertionError(change + "\n" + e.getMessage(), e);
        }
    }
}
