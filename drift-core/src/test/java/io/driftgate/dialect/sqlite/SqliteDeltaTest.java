package io.driftgate.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.cases.Change;
import io.driftgate.dialect.ReadScope;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.source.ChangeReader;
import io.driftgate.source.SchemaReader;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a transaction changed is what a whole read says of it; a whole read is left out only where nothing changed. */
class SqliteDeltaTest {

    @Test
    void everyChangeIsAsReadWhole() throws Exception {
        int tried = 0;
        for (Change change : Change.all("sqlite")) {
            try (ScratchDatabase scratch = Sqlite.SERVER.create();
                    Connection connection = scratch.connect()) {
                Sqlite.run(connection, Change.schema("sqlite"));
                Schema before = SchemaReader.read(connection, ReadScope.DEFAULT);
                ChangeReader reader = ChangeReader.begin(connection, before, ReadScope.DEFAULT);
                Sqlite.run(connection, change.sql());
                SchemaDelta delta = reader.changes();
                Schema after = SchemaReader.read(connection, ReadScope.DEFAULT);
                assertEquals(SchemaDelta.between(before, after), delta, change.sql());
                assertEquals(after, delta.applyTo(before), change.sql());
                tried++;
            }
        }
        assertTrue(tried >= 60, tried + " changes");
    }

    @Test
    void nothingIsReadWholeWhereNothingChanged() throws Exception {
        try (ScratchDatabase scratch = Sqlite.SERVER.create();
                Connection connection = scratch.connect()) {
            Sqlite.run(connection, "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT, b TEXT)");
            Schema before = SchemaReader.read(connection, ReadScope.DEFAULT);
            connection.setAutoCommit(false);
            ChangeReader reader = ChangeReader.begin(connection, before, ReadScope.DEFAULT);
            for (String sql : List.of(
                    "INSERT INTO t (b) VALUES ('x')",
                    "SAVEPOINT s; CREATE TABLE u (a); ROLLBACK TO s; RELEASE s",
                    "DELETE FROM t",
                    "PRAGMA user_version = 7")) {
                Sqlite.run(connection, sql);
                assertEquals(SchemaDelta.NONE, reader.changes(), sql);
            }
            assertEquals(0, reader.wholeReads());
            Sqlite.run(connection, "PRAGMA application_id = 9");
            assertEquals(1, reader.changes().put().size());
            assertEquals(1, reader.wholeReads());
        }
    }
}
