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

/** What a transaction changed is what a whole read says of it; most is told without one. */
class SqliteDeltaTest {
    /** Where what changes is not all that looks different afterwards. */
    private static final List<String> SERIES = List.of(
            "ALTER TABLE customers RENAME TO clients",
            "ALTER TABLE customers RENAME TO other; ALTER TABLE other RENAME TO CUSTOMERS",
            "PRAGMA legacy_alter_table = ON; ALTER TABLE stock RENAME TO store",
            "PRAGMA legacy_alter_table = ON; DROP TABLE customers; CREATE TABLE customers (key TEXT, \"ID\" INTEGER PRIMARY KEY)",
            "ALTER TABLE customers RENAME COLUMN id TO \"Number\"",
            "DROP VIEW names; DROP VIEW open_orders; ALTER TABLE customers RENAME COLUMN name TO \"Name\"",
            "CREATE TABLE child (p INTEGER REFERENCES later, q REFERENCES \"LATER\" (\"B\"))",
            "CREATE TABLE child (p INTEGER REFERENCES later); CREATE TABLE Later (Key TEXT PRIMARY KEY, b)",
            "DROP TABLE stock",
            "DROP TABLE stock; CREATE TABLE Stock (Place INTEGER, SKU TEXT, PRIMARY KEY (Place, SKU))",
            "DROP TABLE items; CREATE TABLE items (id INTEGER PRIMARY KEY)",
            "CREATE TABLE lower (\"Note\" TEXT)",
            "CREATE TABLE \"Total\" (\"SUM\" INTEGER, \"Big\" TEXT)",
            "CREATE VIEW \"Customer\" AS SELECT 1 AS \"Name\"",
            "DROP VIEW totals; CREATE TABLE totals (\"Customer\" INTEGER)",
            "CREATE TABLE \"sequence\" (id INTEGER PRIMARY KEY AUTOINCREMENT, \"Seq\" TEXT)",
            "CREATE VIEW s AS SELECT NAME, Seq FROM sqlite_sequence",
            "CREATE VIEW s AS SELECT Tbl, IDX FROM sqlite_stat1; CREATE TABLE w (tbl TEXT)",
            "CREATE INDEX more ON ORDERS (Label, \"YEAR\")",
            "DROP INDEX orders_note; CREATE INDEX orders_note ON stock (amount)",
            "CREATE TRIGGER t AFTER INSERT ON Keyless BEGIN UPDATE KEYLESS SET A = 1; END; CREATE TABLE k (\"A\")",
            "DROP TRIGGER open_orders_delete; DROP VIEW open_orders; CREATE VIEW open_orders AS SELECT 1 AS id",
            "CREATE TABLE documents_extra (id INTEGER)",
            "DROP TABLE documents",
            "CREATE VIRTUAL TABLE more USING fts5(title); CREATE TABLE t (id INTEGER)",
            "CREATE TEMP TABLE orders (x); CREATE TABLE t (id INTEGER REFERENCES orders)",
            "CREATE TEMP TABLE customers (x); ALTER TABLE main.customers ADD COLUMN y TEXT",
            "ALTER TABLE orders ADD COLUMN extra INTEGER REFERENCES CUSTOMERS (ID)",
            "ALTER TABLE keyless DROP COLUMN b",
            "CREATE TABLE copy AS SELECT * FROM orders",
            "CREATE TABLE u (a); DROP TABLE u",
            "CREATE TABLE n (id INTEGER PRIMARY KEY, \"n\" REFERENCES n); INSERT INTO n VALUES (1, NULL)",
            "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE empty_one (id TEXT)'"
                    + " WHERE name = 'empty_one'; PRAGMA writable_schema = RESET");

    private int alone;

    @Test
    void everyChangeIsAsReadWhole() throws Exception {
        int tried = 0;
        for (Change change : Change.all("sqlite")) {
            check(change.sql());
            tried++;
        }
        assertTrue(tried >= 60, tried + " changes");
        assertTrue(alone * 5 >= tried * 4, alone + " of " + tried + " without a whole read");
    }

    @Test
    void everySeriesOfStatementsIsAsReadWhole() throws Exception {
        for (String sql : SERIES) {
            check(sql);
        }
        assertTrue(alone * 5 >= SERIES.size() * 4, alone + " of " + SERIES.size() + " without a whole read");
    }

    @Test
    void changesOneAfterTheOtherAddUp() throws Exception {
        try (ScratchDatabase scratch = Sqlite.SERVER.create();
                Connection connection = scratch.connect()) {
            Sqlite.run(connection, Change.schema("sqlite"));
            Schema schema = SchemaReader.read(connection, ReadScope.DEFAULT);
            for (int i = 0; i < 12; i++) {
                schema = check(
                        connection,
                        schema,
                        "CREATE TABLE m" + i + " (id INTEGER PRIMARY KEY, \"Name" + i + "\" TEXT, p REFERENCES m"
                                + (i + 1) + ")");
                schema = check(connection, schema, "ALTER TABLE m" + i + " RENAME COLUMN id TO \"Id\"");
                schema = check(connection, schema, "CREATE VIEW v" + i + " AS SELECT NAME" + i + ", iD FROM m" + i);
            }
            for (int i = 0; i < 12; i += 2) {
                schema = check(connection, schema, "DROP VIEW v" + i);
                schema = check(connection, schema, "DROP TABLE m" + i);
            }
        }
    }

    @Test
    void aTableMayHaveAnEmptyName() throws Exception {
        try (ScratchDatabase scratch = Sqlite.SERVER.create();
                Connection connection = scratch.connect()) {
            Sqlite.run(connection, "CREATE TABLE \"\" (a TEXT, b TEXT); CREATE TABLE other (a TEXT)");
            Schema schema = SchemaReader.read(connection, ReadScope.DEFAULT);
            for (String sql : List.of(
                    "CREATE INDEX by_b ON \"\" (b)",
                    "DROP INDEX by_b",
                    "ALTER TABLE \"\" ADD COLUMN c TEXT",
                    "ALTER TABLE \"\" DROP COLUMN b",
                    "DROP TABLE \"\"")) {
                schema = check(connection, schema, sql);
            }
        }
        assertEquals(5, alone);
    }

    private void check(String sql) throws Exception {
        try (ScratchDatabase scratch = Sqlite.SERVER.create();
                Connection connection = scratch.connect()) {
            Sqlite.run(connection, Change.schema("sqlite"));
            check(connection, SchemaReader.read(connection, ReadScope.DEFAULT), sql);
        }
    }

    private Schema check(Connection connection, Schema before, String sql) throws Exception {
        ChangeReader reader = ChangeReader.begin(connection, before, ReadScope.DEFAULT);
        Sqlite.run(connection, sql);
        SchemaDelta delta = reader.changes();
        Schema after = SchemaReader.read(connection, ReadScope.DEFAULT);
        assertEquals(SchemaDelta.between(before, after), delta, sql);
        assertEquals(after, delta.applyTo(before), sql);
        alone += reader.wholeReads() == 0 ? 1 : 0;
        return after;
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
