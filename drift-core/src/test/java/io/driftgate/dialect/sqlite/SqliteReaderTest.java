package io.driftgate.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.cases.Change;
import io.driftgate.dialect.Inventory;
import io.driftgate.dialect.ReadScope;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.schema.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqliteReaderTest {

    @Test
    void readsATableWhole() throws Exception {
        Schema schema = Sqlite.load("""
                CREATE TABLE parents (a INTEGER, b TEXT, PRIMARY KEY (b, a));
                CREATE TABLE t (
                  id INTEGER PRIMARY KEY AUTOINCREMENT,
                  a decimal ( 10 , 2 ) DEFAULT -1.5 COLLATE nocase,
                  b double   precision NOT NULL DEFAULT "text",
                  c DEFAULT plain CHECK (c > 1) CONSTRAINT c_one CHECK(c<>"C" OR c <> "Other"),
                  d TEXT GENERATED ALWAYS AS (a || ')'), -- ) no end
                  CONSTRAINT "fk" FOREIGN KEY (A, [b]) REFERENCES Parents ON DELETE SET NULL,
                  UNIQUE (c, b COLLATE NOCASE DESC)
                );
                """);
        assertEquals("""
                schema main
                table main.parents
                column main.parents.a | type=INTEGER | nullable=true | position=1
                column main.parents.b | type=TEXT | nullable=true | position=2
                primary-key main.parents."primary key" | columns=b, a
                table main.t
                column main.t.id | type=INTEGER | nullable=false | autoincrement=true | position=1
                column main.t.a | type=DECIMAL(10,2) | nullable=true | default=-1.5 | collation=NOCASE | position=2
                column main.t.b | type=DOUBLE PRECISION | nullable=false | default='text' | position=3
                column main.t.c | nullable=true | default='plain' | position=4
                column main.t.d | type=TEXT | nullable=true | generated=a || ')' | generated-storage=VIRTUAL | position=5
                primary-key main.t."primary key" | columns=id
                unique-constraint main.t."unique (c, b)" | columns=c, b | keys=c, b COLLATE NOCASE DESC
                foreign-key main.t.fk | columns=a, b | referenced-table=main.parents | referenced-columns=b, a | delete-rule=SET NULL
                check-constraint main.t.c_one | expression=c<>"C" OR c <> 'Other'
                check-constraint main.t."check (c > 1)" | expression=c > 1
                """, Sqlite.text(schema));
    }

    /** What ALTER TABLE leaves of the text: appended, cut and renamed columns, quoted names. */
    @Test
    void readsWhatAlterTableLeaves() throws Exception {
        Schema altered = Sqlite.load("""
                CREATE TABLE "a" (one TEXT, two INT CHECK (two > 0), three REAL, CHECK (one <> ''));
                ALTER TABLE a ADD COLUMN four DECIMAL(5,1) NOT NULL DEFAULT 1.0 REFERENCES a (one);
                ALTER TABLE a DROP COLUMN three;
                ALTER TABLE a RENAME COLUMN one TO first;
                ALTER TABLE a RENAME TO "the b";
                """);
        Schema written = Sqlite.load("""
                CREATE TABLE "the b" (
                  first TEXT, two INT CHECK (two > 0), four DECIMAL(5,1) NOT NULL DEFAULT 1.0 REFERENCES "the b" (first),
                  CHECK (first <> '')
                );
                """);
        assertEquals(Sqlite.text(written), Sqlite.text(altered));
    }

    /** The pragmas that the reader does not use say the same as the texts that it reads. */
    @Test
    void agreesWithThePragmas() throws Exception {
        try (ScratchDatabase scratch = Sqlite.SERVER.create();
                Connection connection = scratch.connect()) {
            Sqlite.run(connection, Change.schema("sqlite"));
            Schema schema = Sqlite.read(connection);
            String keys = rows(connection, """
                    SELECT 'foreign-key', 'main.' || m.name, group_concat(f."from", ', '), f."table", group_concat(f."to", ', '),
                      nullif(f.on_update, 'NO ACTION'), nullif(f.on_delete, 'NO ACTION')
                    FROM (SELECT m.name, f.* FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f ORDER BY 1, f.id, f.seq) f
                    JOIN sqlite_schema m ON m.name = f.name GROUP BY m.name, f.id ORDER BY 2, 3""");
            assertEquals(keys.lines().count(), schema.count(io.driftgate.schema.ObjectType.FOREIGN_KEY), keys);
            String indexes = rows(
                    connection,
                    "SELECT count(*) FROM sqlite_schema m JOIN pragma_index_list(m.name) i WHERE m.type = 'table'"
                            + " AND m.rootpage <> 0 AND i.origin = 'u'");
            assertEquals(indexes, schema.count(io.driftgate.schema.ObjectType.UNIQUE_CONSTRAINT) + "\n");
        }
    }

    @Test
    void readsWhatIsUncommittedAndLeavesTheTransactionAsItWas() throws Exception {
        try (ScratchDatabase scratch = Sqlite.SERVER.create();
                Connection connection = scratch.connect();
                Connection other = scratch.connect()) {
            Sqlite.run(connection, "CREATE TABLE a (b);");
            Sqlite.run(connection, "BEGIN IMMEDIATE; CREATE TABLE c (d);");
            assertEquals(
                    "schema main\ntable main.a\ncolumn main.a.b | nullable=true | position=1\n"
                            + "table main.c\ncolumn main.c.d | nullable=true | position=1\n",
                    Sqlite.text(Sqlite.read(connection)));
            assertEquals(1, Sqlite.inventory(other).relations().size(), "nothing was committed");
            Sqlite.run(connection, "ROLLBACK;");
            assertEquals(1, Sqlite.inventory(connection).relations().size());
            Sqlite.read(connection);
            assertTrue(connection.getAutoCommit());
            Sqlite.run(other, "CREATE TABLE e (f);");
            assertEquals(2, Sqlite.inventory(connection).relations().size(), "no transaction was left open");
            connection.setAutoCommit(false);
            Sqlite.read(connection);
            Sqlite.run(connection, "CREATE TABLE g (h);");
            connection.rollback();
            assertEquals(2, Sqlite.inventory(connection).relations().size());
        }
    }

    @Test
    void aFailureWhileReadingLeavesTheTransactionAsItWas() throws Exception {
        try (ScratchDatabase scratch = Sqlite.SERVER.create();
                Connection connection = scratch.connect()) {
            Sqlite.run(connection, "BEGIN; CREATE TABLE a (b);");
            SQLException failure = new SQLException("no");
            assertEquals(
                    failure,
                    assertThrows(
                            SQLException.class,
                            () -> Sqlite.DIALECT.reading(connection, open -> {
                                throw failure;
                            })));
            Sqlite.run(connection, "COMMIT;");
            assertEquals(1, Sqlite.inventory(connection).relations().size());
        }
    }

    @Test
    void leavesOutWhatIsSqlitesOwn() throws Exception {
        Schema schema = Sqlite.load("""
                CREATE TABLE a (b INTEGER PRIMARY KEY AUTOINCREMENT, c UNIQUE);
                CREATE TEMP TABLE gone (x);
                CREATE TEMP TRIGGER gone_too AFTER INSERT ON a BEGIN SELECT 1; END;
                CREATE VIRTUAL TABLE f USING fts5(x);
                INSERT INTO a VALUES (1, 2);
                PRAGMA user_version = 5;
                ANALYZE;
                """);
        assertEquals("""
                schema main
                table main.a
                column main.a.b | type=INTEGER | nullable=false | autoincrement=true | position=1
                column main.a.c | nullable=true | position=2
                primary-key main.a."primary key" | columns=b
                unique-constraint main.a."unique (c)" | columns=c
                table main.f | kind=virtual table | module=fts5(x)
                """, Sqlite.text(schema));
    }

    @Test
    void readsAnAttachedDatabaseAndNoUnknownOne() throws Exception {
        try (ScratchDatabase scratch = Sqlite.SERVER.create();
                Connection connection = scratch.connect()) {
            Sqlite.run(connection, "ATTACH ':memory:' AS \"si de\"; CREATE TABLE \"si de\".a (b REFERENCES a);");
            List<String> schemas = Sqlite.DIALECT.schemas(connection, new ReadScope(List.of("si*", "nowhere")));
            assertEquals(List.of("nowhere", "si de"), schemas);
            Inventory inventory = new Inventory(List.of(new Inventory.Relation("si de", "a", "TABLE")));
            Schema schema = new Schema(
                    Sqlite.DIALECT.engine(connection),
                    schemas,
                    Sqlite.DIALECT.complete(connection, schemas, inventory));
            assertEquals("""
                    schema "si de"
                    table "si de".a
                    column "si de".a.b | nullable=true | position=1
                    foreign-key "si de".a."foreign key (b)" | columns=b | referenced-table="si de".a
                    """, Sqlite.text(schema));
        }
    }

    @Test
    void anInventoryThatTheCatalogDoesNotKnowIsAnError() throws Exception {
        try (ScratchDatabase scratch = Sqlite.SERVER.create();
                Connection connection = scratch.connect()) {
            Inventory inventory = new Inventory(List.of(new Inventory.Relation("main", "ghost", "TABLE")));
            SQLException failure = assertThrows(
                    SQLException.class, () -> Sqlite.DIALECT.complete(connection, List.of("main"), inventory));
            assertEquals("sqlite_schema of main has no definition of [ghost]", failure.getMessage());
        }
    }

    /** SQLite's own answer to what {@code "x"} is, which the reader has to share. */
    @Test
    void doubleQuotesAreLiteralsWhereSqliteSaysSo() throws Exception {
        try (ScratchDatabase scratch = Sqlite.SERVER.create();
                Connection connection = scratch.connect()) {
            Sqlite.run(connection, "CREATE TABLE a (b CHECK (b <> \"None\" AND \"B\" <> 'x'));");
            assertThrows(
                    SQLException.class,
                    () -> Sqlite.DIALECT.run(
                            connection,
                            Sqlite.split("INSERT INTO a VALUES ('None')").get(0)));
            assertThrows(
                    SQLException.class,
                    () -> Sqlite.DIALECT.run(
                            connection,
                            Sqlite.split("INSERT INTO a VALUES ('x')").get(0)));
            Sqlite.run(connection, "INSERT INTO a VALUES ('none'), ('B')");
            assertTrue(Sqlite.text(Sqlite.read(connection)).contains("expression=b <> 'None' AND \"B\" <> 'x'\n"));
        }
    }

    @Test
    void theDriversOwnCommandsAreNotRun() throws Exception {
        try (ScratchDatabase scratch = Sqlite.SERVER.create();
                Connection connection = scratch.connect()) {
            SQLException refused = assertThrows(
                    SQLException.class,
                    () -> Sqlite.DIALECT.run(
                            connection, Sqlite.split("backup to 'copy.sqlite'").get(0)));
            assertTrue(String.valueOf(refused.getMessage()).contains("syntax error"), refused::getMessage);
        }
    }

    @Test
    void readsATableWith2000Columns() throws Exception {
        StringBuilder sql = new StringBuilder("CREATE TABLE wide (c0");
        for (int i = 1; i < 2000; i++) {
            sql.append(", c").append(i).append(" INTEGER DEFAULT ").append(i);
        }
        Schema schema = Sqlite.load(sql.append(");").toString());
        assertEquals(2000, schema.count(io.driftgate.schema.ObjectType.COLUMN));
    }

    /** Warm, 1,000 tables of 12 columns, 2 foreign keys and 3 indexes; printed, and bounded generously for a busy machine. */
    @Test
    void readsAThousandTablesInAMoment() throws Exception {
        try (ScratchDatabase scratch = Sqlite.SERVER.create();
                Connection connection = scratch.connect()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 1000; i++) {
                Sqlite.run(connection, table(i));
            }
            connection.commit();
            connection.setAutoCommit(true);
            long best = Long.MAX_VALUE;
            int objects = 0;
            for (int run = 0; run < 8; run++) {
                long start = System.nanoTime();
                objects = Sqlite.read(connection).objects().size();
                long nanos = System.nanoTime() - start;
                best = Math.min(best, nanos);
            }
            System.out.println("SQLite, 1,000 tables read in " + best / 1_000_000 + " ms, warm");
            assertEquals(1 + 1000 * (1 + 12 + 1 + 2 + 3), objects);
            assertTrue(best < 3_000_000_000L, best + " ns");
        }
    }

    private static String table(int i) {
        StringBuilder sql = new StringBuilder("CREATE TABLE t" + i + " (id INTEGER PRIMARY KEY");
        for (int c = 1; c < 12; c++) {
            sql.append(", column_").append(c).append(" VARCHAR(50) NOT NULL DEFAULT 'x'");
        }
        String parent = "t" + Math.max(0, i - 1);
        sql.append(", FOREIGN KEY (column_1) REFERENCES ").append(parent).append(" ON DELETE CASCADE");
        sql.append(", FOREIGN KEY (column_2) REFERENCES ").append(parent).append(" (id));");
        for (int x = 0; x < 3; x++) {
            sql.append("CREATE INDEX t" + i + "_" + x + " ON t" + i + " (column_" + (x + 3) + ", column_1 DESC);");
        }
        return sql.toString();
    }

    private static String rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            StringBuilder text = new StringBuilder();
            while (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    text.append(i == 1 ? "" : " | ").append(rows.getString(i));
                }
                text.append('\n');
            }
            return text.toString();
        }
    }
}
