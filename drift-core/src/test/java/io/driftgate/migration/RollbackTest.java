package io.driftgate.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.cases.TestDatabases;
import io.driftgate.check.data.DataFinding;
import io.driftgate.script.MigrationsException;
import io.driftgate.script.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways back on both engines: what is undone, what the history says then, and every no. */
class RollbackTest {
    private static final RollbackTo ONE = new RollbackTo.Steps(1);

    @TempDir
    Path folder;

    private Project project;

    private Project project(String engine) throws Exception {
        project = Project.of(engine, folder)
                .file(
                        "001_orders.sql",
                        "CREATE TABLE orders (id integer PRIMARY KEY, note text);\n"
                                + "INSERT INTO orders VALUES (1, 'kept');")
                .file("001_rollback.sql", "DROP TABLE orders;")
                .file("002_total.sql", "ALTER TABLE orders ADD COLUMN total integer;")
                .file("002_total.down.sql", "ALTER TABLE orders DROP COLUMN total;")
                .file(
                        "003_items.sql",
                        "CREATE TABLE items (id integer PRIMARY KEY, name text);\n"
                                + "CREATE INDEX items_name ON items (name);")
                .file("003_items.down.sql", "DROP TABLE items;");
        return project;
    }

    private String schema(String engine) {
        return engine.equals("sqlite") ? "main" : "public";
    }

    @AfterEach
    void drop() {
        project.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void undoesTheNewestOneAfterTheOther(String engine) throws Exception {
        project(engine).migrateQuietly("001");
        String first = project.dump();
        project.migrateQuietly("002");
        String second = project.dump();
        project.migrate();

        assertEquals(List.of("undone by 003_items.down.sql"), Project.said(project.rollback(ONE)));
        assertEquals(second, project.dump());
        MigrationResult back = project.rollback(ONE);

        assertEquals(List.of("undone by 002_total.down.sql"), Project.said(back));
        assertEquals("002", back.from());
        assertEquals("001", back.version());
        assertEquals(first, project.dump());
        assertEquals(List.of("001|orders|versioned|applied"), project.history());
        assertEquals(List.of("applied 002_total.sql", "applied 003_items.sql"), Project.said(project.migrate()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void goesBackToAVersionOrToNothing(String engine) throws Exception {
        project(engine).migrate();

        assertEquals(
                List.of("undone by 003_items.down.sql", "undone by 002_total.down.sql"),
                Project.said(project.rollback(new RollbackTo.Version(new Version("1")))));
        assertEquals(List.of("1|kept"), project.rows("SELECT * FROM orders"));
        assertEquals(List.of(), Project.said(project.rollback(new RollbackTo.Version(new Version("1")))));
        MigrationResult base = project.rollback(new RollbackTo.Base());

        assertEquals(List.of("undone by 001_rollback.sql"), Project.said(base));
        assertEquals(null, base.version());
        assertEquals(List.of(), project.history());
        assertEquals(List.of(), Project.said(project.rollback(ONE)));
        assertEquals(3, project.migrate().done().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void aVersionThatIsNotAppliedIsRefused(String engine) throws Exception {
        project(engine).migrateQuietly("002");

        assertEquals(
                List.of("refused: Version 3 is not applied, so there is no way back to it."),
                Project.said(project.rollback(new RollbackTo.Version(new Version("3")))));
        assertThrows(MigrationsException.class, () -> project.rollback(new RollbackTo.Version(new Version("77"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void oneScriptUndoesAllOfItsNumber(String engine) throws Exception {
        project(engine)
                .file("008_a_foundation.sql", "CREATE TABLE a (id integer);")
                .file("008_b_seed.sql", "-- Dependencies: 008_a_foundation\nINSERT INTO a VALUES (1);")
                .file("008_rollback.sql", "DROP TABLE a;\nDELETE FROM schema_migrations WHERE version LIKE '008%';")
                .migrateQuietly("003");
        String before = project.dump();
        project.migrate();

        MigrationResult back = project.rollback(ONE);

        assertEquals(List.of("undone by 008_rollback.sql"), Project.said(back));
        assertEquals("003", back.version());
        assertEquals(
                "prod: 2 migrations undone from version 008_b_seed; the database stands at version 003.",
                Project.lastLine(back));
        assertEquals(before, project.dump());
        assertEquals(3, project.history().size());
        project.migrate();
        assertEquals(
                List.of("refused: The way back would take away 008_a_foundation.sql too, because one script undoes all"
                        + " migrations of that number."),
                Project.said(project.rollback(new RollbackTo.Version(new Version("008_a_foundation")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void aWayBackThatLeavesSomethingIsRefusedBeforeItRuns(String engine) throws Exception {
        project(engine)
                .file("004_more.sql", "CREATE TABLE more (id integer);\nCREATE TABLE left_over (id integer);")
                .file("004_more.down.sql", "DROP TABLE more;")
                .migrate();
        String before = project.dump();

        assertEquals(
                List.of(
                        "refused: 004_more.down.sql does not give back the schema that was there before 004_more.sql;"
                                + " nothing was undone.",
                        "added table " + schema(engine) + ".left_over"),
                Project.said(project.rollback(ONE)));
        assertEquals(before, project.dump());
        MigrationResult passed = project.warning().rollback(ONE);
        assertEquals(List.of("undone by 004_more.down.sql"), Project.said(passed));
        assertEquals(
                List.of("004_more.down.sql does not give back the schema that was there before 004_more.sql: "
                        + schema(engine) + ".left_over: the database has this table and nothing expects it."),
                passed.warnings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void driftIsRefusedBeforeAnythingIsUndone(String engine) throws Exception {
        project(engine).migrate();
        project.sql("ALTER TABLE orders ADD COLUMN by_hand integer");

        assertEquals(
                List.of(
                        "refused: The database is not what its applied migrations promise; nothing was undone.",
                        "added column " + schema(engine) + ".orders.by_hand"),
                Project.said(project.rollback(ONE)));
        assertEquals(3, project.history().size());
    }

    @Test
    void aWayBackThatDoesSomethingElseHereIsRolledBack() throws Exception {
        project("postgresql")
                .file("004_log.sql", "CREATE TABLE log (id integer);")
                .file(
                        "004_log.down.sql",
                        "DROP TABLE log;\nDO $$ BEGIN IF EXISTS (SELECT FROM orders) THEN"
                                + " CREATE TABLE surprise (id integer); END IF; END $$;")
                .migrate();
        project.sql("INSERT INTO log VALUES (1)");
        // In scratch the row of 001 is there too, so that the way back has to be one that gives back the schema there.
        project.file(
                "004_log.down.sql",
                "DROP TABLE log;\nDO $$ BEGIN IF EXISTS (SELECT FROM orders WHERE id = 2) THEN"
                        + " CREATE TABLE surprise (id integer); END IF; END $$;");
        project.sql("INSERT INTO orders (id) VALUES (2)");
        String before = project.dump();

        assertEquals(
                List.of(
                        "refused: 004_log.down.sql did something else here than in a scratch database, and was rolled back.",
                        "added table public.surprise"),
                Project.said(project.rollback(ONE)));
        assertEquals(before, project.dump());
        assertEquals(4, project.history().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void whatWasOnlyAddedIsDroppedOnceTheDerivedReverseIsAllowed(String engine) throws Exception {
        project(engine).migrateQuietly("003");
        String before = project.dump();
        project.file(
                        "004_tags.sql",
                        "ALTER TABLE orders ADD COLUMN tag text;\n"
                                + "CREATE TABLE tags (id integer PRIMARY KEY, name text);\n"
                                + "INSERT INTO tags VALUES (1, 'red');\n"
                                + "CREATE INDEX orders_tag ON orders (tag);\n"
                                + "CREATE VIEW tagged AS SELECT id, tag FROM orders;")
                .migrate();
        project.sql("UPDATE orders SET tag = 'red'");
        String schema = schema(engine);

        MigrationResult shown = project.rollback(ONE);
        assertEquals(0, shown.done().size());
        Refused refused = shown.refused().orElseThrow();
        assertTrue(refused.reason().startsWith("No down script says how to undo 004_tags.sql; "), refused.reason());
        assertTrue(
                refused.details().contains("  " + schema + ".tags holds 1 row"),
                refused.details().toString());
        assertTrue(
                refused.details().contains("  " + schema + ".orders.tag has a value in 1 row"),
                refused.details().toString());
        assertEquals(4, project.history().size());

        MigrationResult back = project.rollback(ONE, true);
        assertEquals(List.of("undone by the derived reverse of 004_tags.sql"), Project.said(back));
        assertEquals(2, back.precautions().data().size());
        assertEquals(before, project.dump());
        assertEquals(3, project.history().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void nothingIsDerivedWhereRowsWereChangedOrThingsWereLost(String engine) throws Exception {
        project(engine)
                .file("004_fill.sql", "ALTER TABLE orders ADD COLUMN tag text;\nUPDATE orders SET note = 'gone';")
                .file("005_drop.sql", "DROP TABLE items;")
                .migrate();
        String schema = schema(engine);

        assertEquals(
                List.of(
                        "refused: 005_drop.sql has no down script, and none can be derived, because it did more than add:",
                        "removed table " + schema + ".items"),
                Project.said(project.rollback(ONE, true)));
        project.file(
                "005_drop.down.sql",
                "CREATE TABLE items (id integer PRIMARY KEY, name text);\n"
                        + "CREATE INDEX items_name ON items (name);");
        assertEquals(List.of("undone by 005_drop.down.sql"), Project.said(project.rollback(ONE, true)));
        assertEquals(
                List.of(
                        "refused: 004_fill.sql has no down script, and none can be derived, because it did more than add:",
                        "rows were written into " + schema + ".orders, which stood before it"),
                Project.said(project.rollback(ONE, true)));
        assertEquals(4, project.history().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void rowsThatGoAreCountedAndTold(String engine) throws Exception {
        project(engine).migrate();
        String schema = schema(engine);
        project.sql("INSERT INTO items (id) VALUES (1), (2); UPDATE orders SET total = 7");

        MigrationResult back = project.rollback(new RollbackTo.Version(new Version("1")));

        assertEquals(List.of("undone by 003_items.down.sql", "undone by 002_total.down.sql"), Project.said(back));
        assertEquals(
                List.of(
                        "003_items.down.sql:1: " + schema + ".items: 2 rows go with the table",
                        "002_total.down.sql:1: " + schema + ".orders.total: 1 value goes with the column"),
                back.precautions().data().stream().map(DataFinding::sentence).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void rowsThatWouldMakeTheWayBackFailAreNamedBefore(String engine) throws Exception {
        project(engine)
                .file("004_one.sql", "CREATE UNIQUE INDEX items_one ON items (name);")
                .file("005_many.sql", "DROP INDEX items_one;")
                .file("005_many.down.sql", "CREATE UNIQUE INDEX items_one ON items (name);")
                .migrate();
        project.sql("INSERT INTO items VALUES (1, 'a'), (2, 'a'), (3, 'b')");

        MigrationResult result = project.rollback(ONE);

        assertEquals(
                List.of(
                        "refused: 2 rows of " + schema(engine)
                                + ".items would make 005_many.down.sql fail; nothing was undone.",
                        "005_many.down.sql:1: " + schema(engine)
                                + ".items.items_one: 2 rows share a key with others, and name becomes unique (id 1, id 2)"),
                Project.said(result));
        assertTrue(result.refused().orElseThrow().remedies().get(1).startsWith("Then run db:rollback again."));
        assertEquals(5, project.history().size());
        project.sql("DELETE FROM items WHERE id = 2");
        assertEquals(List.of("undone by 005_many.down.sql"), Project.said(project.rollback(ONE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void aBaselineIsWhereTheWayBackEnds(String engine) throws Exception {
        project = Project.of(engine, folder);
        project.sql("CREATE TABLE old (id integer)");
        project.file("20990101_1000_next.sql", "CREATE TABLE next (id integer);")
                .file("20990101_1000_next.down.sql", "DROP TABLE next;");
        new Baseliner(
                        project.sources(),
                        project.checks(),
                        TestDatabases.pool(),
                        project.settings(),
                        folder,
                        Optional.empty())
                .baseline("prod", project.database());
        String before = project.dump();
        project.migrate();

        assertEquals(
                List.of("undone by 20990101_1000_next.down.sql"),
                Project.said(project.rollback(new RollbackTo.Base())));
        assertEquals(before, project.dump());
        assertEquals(List.of(), Project.said(project.rollback(new RollbackTo.Base())));
        assertEquals(1, project.history().size());
    }

    @Test
    void aTruncatedTableIsAWrittenOne() throws Exception {
        project("postgresql").migrate();
        project.file("004_empty.sql", "CREATE TABLE extra (id integer);\nTRUNCATE orders;")
                .migrate();

        assertEquals(
                List.of(
                        "refused: 004_empty.sql has no down script, and none can be derived, because it did more than add:",
                        "rows were written into public.orders, which stood before it"),
                Project.said(project.rollback(ONE, true)));
    }

    @Test
    void whatSqliteDoesNotTellOfIsNotGuessed() throws Exception {
        project("sqlite").migrate();
        project.file("004_empty.sql", "CREATE TABLE extra (id integer);\nDELETE FROM orders;")
                .migrate();

        assertEquals(
                List.of(
                        "refused: 004_empty.sql has no down script, and none can be derived, because it did more than add:",
                        "The history does not say whether 004_empty.sql wrote rows into tables that stood before it."),
                Project.said(project.rollback(ONE, true)));
    }

    @Test
    void aWayBackThatRefusesATransactionRunsInParts() throws Exception {
        project("postgresql").migrateQuietly("003");
        String before = project.dump();
        project.file("004_index.sql", "CREATE INDEX orders_note ON orders (note);")
                .file("004_index.down.sql", "DROP INDEX CONCURRENTLY orders_note;")
                .migrate();

        assertEquals(List.of("undone by 004_index.down.sql"), Project.said(project.rollback(ONE)));
        assertEquals(before, project.dump());
    }

    @Test
    void aWayBackThatWasCutOffIsToldAndGoesOn() throws Exception {
        project("postgresql").migrateQuietly("003");
        String before = project.dump();
        project.file("004_index.sql", "CREATE INDEX orders_note ON orders (note);\nCREATE TABLE extra (id integer);")
                .file("004_index.down.sql", "DROP INDEX CONCURRENTLY orders_note;\nDROP TABLE extra;")
                .migrate();
        project.sql("DROP INDEX orders_note;"
                + "UPDATE schema_migrations SET state = 'undoing', unit = 1 WHERE version = '004'");

        assertEquals(
                List.of("refused: Undoing 004_index.sql was begun and not finished."), Project.said(project.migrate()));
        assertEquals(List.of("undone by 004_index.down.sql"), Project.said(project.rollback(ONE)));
        assertEquals(before, project.dump());
        assertEquals(3, project.history().size());
    }
}
