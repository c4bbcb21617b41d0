package io.driftgate.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.source.SourceSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of migrations on both engines: what is applied, what is recorded, and every gate's no. */
class MigratorTest {
    private static final String ORDERS = "CREATE TABLE orders (id integer PRIMARY KEY, note text);";

    @TempDir
    Path folder;

    private Project project;

    private Project project(String engine) throws Exception {
        project = Project.of(engine, folder)
                .file("001_orders.sql", ORDERS + "\nINSERT INTO orders VALUES (1, 'kept');")
                .file("002_total.sql", "ALTER TABLE orders ADD COLUMN total integer;\nUPDATE orders SET total = 7;");
        return project;
    }

    @AfterEach
    void drop() {
        project.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void appliesAndRecordsWhatIsPendingOnce(String engine) throws Exception {
        project(engine);

        MigrationResult first = project.migrate();
        MigrationResult second = project.migrate();

        assertEquals(List.of("applied 001_orders.sql", "applied 002_total.sql"), Project.said(first));
        assertEquals(List.of(), Project.said(second));
        assertEquals("002", second.version());
        assertEquals(List.of("1|kept|7"), project.rows("SELECT * FROM orders"));
        assertEquals(List.of("001|orders|versioned|applied", "002|total|versioned|applied"), project.history());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void goesToAVersionAndOnFromThere(String engine) throws Exception {
        project(engine).target("1");

        assertEquals(List.of("applied 001_orders.sql"), Project.said(project.migrate()));
        assertEquals(List.of(), Project.said(project.migrate()));
        assertEquals(
                List.of("applied 002_total.sql"), Project.said(project.newest().migrate()));
        assertEquals(List.of(), Project.said(project.target("001").migrate()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void aFailingStatementLeavesWhatWasBeforeItsMigration(String engine) throws Exception {
        project(engine).migrate();
        project.file("003_twice.sql", "CREATE TABLE extra (id integer);\nINSERT INTO orders VALUES (1, 'twice', 1);");

        // In scratch there is no row yet, so that only the target refuses it.
        project.sql("INSERT INTO orders VALUES (2, 'other', 1)");
        project.file("003_twice.sql", "CREATE TABLE extra (id integer);\nINSERT INTO orders VALUES (2, 'twice', 1);");
        MigrationException error = assertThrows(MigrationException.class, project::migrate);

        assertTrue(error.getMessage().startsWith("003_twice.sql:2:1: "), error.getMessage());
        assertTrue(
                error.getMessage()
                        .endsWith(". It was rolled back; the database stands at version 002."
                                + " Correct the file and run db:migrate again."),
                error.getMessage());
        assertEquals(List.of("1|kept|7", "2|other|1"), project.rows("SELECT * FROM orders ORDER BY id"));
        assertEquals(List.of("001|orders|versioned|applied", "002|total|versioned|applied"), project.history());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void driftIsRefusedBeforeAnythingIsApplied(String engine) throws Exception {
        project(engine).target("1").migrate();
        project.sql("ALTER TABLE orders ADD COLUMN by_hand integer");

        MigrationResult result = project.newest().migrate();

        String schema = engine.equals("sqlite") ? "main" : "public";
        assertEquals(
                List.of(
                        "refused: The database is not what its applied migrations promise; nothing was applied.",
                        "added column " + schema + ".orders.by_hand"),
                Project.said(result));
        assertEquals(List.of("001|orders|versioned|applied"), project.history());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void driftThatIsOnlyWarnedAboutDoesNotPoisonTheProof(String engine) throws Exception {
        project(engine).target("1").migrate();
        project.sql("ALTER TABLE orders ADD COLUMN by_hand integer");

        MigrationResult result = project.newest().warning().migrate();

        assertEquals(List.of("applied 002_total.sql"), Project.said(result));
        assertEquals(1, result.warnings().size());
        assertTrue(
                result.warnings().get(0).contains("orders.by_hand"),
                result.warnings().get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void aMigrationThatDoesSomethingElseHereIsRolledBack(String engine) throws Exception {
        project(engine).migrate();
        project.file("003_log.sql", "CREATE TABLE IF NOT EXISTS log (id integer, text text);");
        project.sql("CREATE TABLE log (id integer)");

        MigrationResult result = project.warning().migrate();

        String schema = engine.equals("sqlite") ? "main" : "public";
        assertEquals(
                List.of(
                        "refused: 003_log.sql did something else here than in a scratch database, and was rolled back.",
                        "removed column " + schema + ".log.text"),
                Project.said(result));
        assertEquals(List.of("001|orders|versioned|applied", "002|total|versioned|applied"), project.history());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void aDatabaseWithoutHistoryMustBeEmpty(String engine) throws Exception {
        project(engine).sql("CREATE TABLE old (id integer)");

        MigrationResult result = project.migrate();

        assertEquals(
                List.of(
                        "refused: The database has no history of migrations and is not empty: 1 object stands in it.",
                        "table " + (engine.equals("sqlite") ? "main" : "public") + ".old"),
                Project.said(result));
        assertEquals(1, project.rows(tables(engine)).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void rowsThatOnlyTheRealDatabaseHasAreNamedAsTheReason(String engine) throws Exception {
        project(engine).migrate();
        project.sql("INSERT INTO orders (id, note) VALUES (77, 'prod')");
        project.file("003_child.sql", """
                CREATE TABLE child (parent integer NOT NULL);
                INSERT INTO child VALUES ((SELECT id FROM orders WHERE note = 'prod'));
                """);

        String message =
                assertThrows(MigrationException.class, project::migrate).getMessage();

        assertTrue(
                message.endsWith(
                        ". This was the rehearsal in an empty scratch database; the database itself was not touched. Where it"
                                + " needs rows that others wrote, let it do nothing without them (INSERT … SELECT … WHERE EXISTS)."),
                message);
        assertEquals(2, project.history().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void placeholdersThatNobodyGaveAreNamedAsTheReason(String engine) throws Exception {
        project(engine).file("003_more.sql", "CREATE TABLE ${prefix}more (id integer);");

        String message =
                assertThrows(MigrationException.class, project::migrate).getMessage();

        assertTrue(message.endsWith(" What ${…} stands for is given by db.placeholders."), message);
        assertEquals(0, project.rows(tables(engine)).size());
    }

    private static String tables(String engine) {
        return engine.equals("sqlite")
                ? "SELECT name FROM sqlite_schema WHERE type = 'table'"
                : "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void theReferenceIsWhatAllMigrationsMustGive(String engine) throws Exception {
        project(engine);
        Path reference = folder.resolve("dev.sql");
        Files.writeString(
                reference, "CREATE TABLE orders (id integer PRIMARY KEY, note text, total integer, seventh text);");

        MigrationResult result =
                project.reference(new SourceSpec.Ddl(reference)).migrate();

        String schema = engine.equals("sqlite") ? "main" : "public";
        assertEquals(
                List.of(
                        "refused: After all pending migrations the schema would not be dev.sql; nothing was applied.",
                        "removed column " + schema + ".orders.seventh"),
                Project.said(result));
        assertEquals(List.of(), project.rows(tables(engine)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void aScriptsOwnTransactionAroundAllOfItIsOurs(String engine) throws Exception {
        project(engine).file("003_own.sql", "BEGIN;\nCREATE TABLE own (id integer);\nCOMMIT;");
        project.file("004_open.sql", "CREATE TABLE a (id integer);\nCOMMIT;\nCREATE TABLE b (id integer);");

        var error = assertThrows(MigrationException.class, project::migrate);
        Files.delete(project.directory().resolve("004_open.sql"));

        assertTrue(error.getMessage().startsWith("004_open.sql:2:1: \"COMMIT\" would end the transaction"));
        assertEquals(
                List.of("applied 001_orders.sql", "applied 002_total.sql", "applied 003_own.sql"),
                Project.said(project.migrate()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void aScriptMayRecordItselfAndHasOneRow(String engine) throws Exception {
        project(engine)
                .file(
                        "003_self.sql",
                        "CREATE TABLE own (id integer);\n"
                                + "INSERT INTO schema_migrations (version, description) VALUES ('3.0-self', 'by hand');");

        assertEquals(
                List.of("applied 001_orders.sql", "applied 002_total.sql", "applied 003_self.sql"),
                Project.said(project.migrate()));

        assertEquals(
                List.of("001|orders|versioned|applied", "002|total|versioned|applied", "003|self|versioned|applied"),
                project.history());
        assertEquals(List.of(), Project.said(project.migrate()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void scriptsMayRecordThemselvesOneAfterTheOther(String engine) throws Exception {
        project(engine)
                .file("003_plain.sql", "CREATE TABLE plain (id integer);")
                .file("004_self.sql", "INSERT INTO schema_migrations (version) VALUES ('4'), ('more');")
                .file("005_plain.sql", "CREATE TABLE other (id integer);")
                .file("006_edit.sql", "UPDATE schema_migrations SET description = 'edited' WHERE version = '003';")
                .file(
                        "007_again.sql",
                        "DELETE FROM schema_migrations WHERE version = '005';\n"
                                + "INSERT INTO schema_migrations (version) VALUES ('by hand');");

        project.migrate();

        assertEquals(
                List.of("001|orders", "002|total", "003|edited", "004|self", "005|plain", "006|edit", "007|again"),
                project.rows("SELECT version, description FROM schema_migrations ORDER BY version"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void aScriptMayCreateTheHistoryTableItself(String engine) throws Exception {
        project = Project.of(engine, folder)
                .file(
                        "001_history.sql",
                        "CREATE TABLE schema_migrations (version varchar(50) PRIMARY KEY, applied_at timestamp);\n"
                                + ORDERS);

        assertEquals(List.of("applied 001_history.sql"), Project.said(project.migrate()));

        assertEquals(List.of("001|history|versioned|applied"), project.history());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void aGapIsFilledOutOfOrderAndSaidSo(String engine) throws Exception {
        project(engine).migrate();
        project.events.clear();
        project.file("001.5_between.sql", "CREATE TABLE between_them (id integer);");

        MigrationResult result = project.migrate();

        assertEquals(List.of("applied 001.5_between.sql"), Project.said(result));
        assertEquals("002", result.version());
        assertEquals(
                List.of("001.5_between.sql comes before version 002, which is applied: it fills a gap, out of order."),
                project.events.stream()
                        .filter(MigrationEvent.Note.class::isInstance)
                        .map(event -> ((MigrationEvent.Note) event).text())
                        .toList());
    }
}
