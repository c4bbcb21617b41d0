package io.driftgate.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.cases.TestDatabases;
import io.driftgate.check.DriftCheck;
import io.driftgate.check.data.DataSettings;
import io.driftgate.check.file.CheckFolder;
import io.driftgate.check.file.CheckResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A team's own checks: before a run, after it, and whenever the database is verified. */
class TeamChecksTest {

    @TempDir
    Path folder;

    private Project project;

    @AfterEach
    void drop() {
        project.close();
    }

    private void project(String engine) throws Exception {
        project = Project.of(engine, folder)
                .file(
                        "001_orders.sql",
                        "CREATE TABLE orders (id integer PRIMARY KEY, note text);\nINSERT INTO orders VALUES (1, 'a'), (2, 'b');")
                .file(
                        "002_parts.sql",
                        "CREATE TABLE parts (id integer PRIMARY KEY, orders integer REFERENCES orders);");
        project.settings(project.settings()
                .withPrecautions(new PrecautionSettings(DataSettings.DEFAULT, Optional.of(folder.resolve("checks")))));
    }

    private void check(String name, String sql) throws IOException {
        Path file = folder.resolve("checks").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, sql);
    }

    private static List<String> said(List<CheckResult> results) {
        List<String> lines = new ArrayList<>();
        results.forEach(result -> {
            lines.add((result.passed() ? "ok " : "FAILED ") + result.sentence());
            lines.addAll(result.rows());
        });
        return lines;
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void runAroundTheMigrationsAndLeaveNothing(String engine) throws Exception {
        project(engine);
        project.migrateQuietly("1");
        check("before/notes.sql", "SELECT id FROM orders WHERE note IS NULL;");
        check("always/counts.sql", """
                -- expect: 2 rows
                SELECT * FROM orders;

                SELECT count(*) FROM orders;   -- expect: value = 2
                -- what the guide calls a smoke test
                INSERT INTO orders VALUES (3, 'c');
                -- expect: value >= 3
                SELECT count(*) FROM orders;
                """);
        check("after/smoke.sql", """
                -- may find nothing
                INSERT INTO parts (id, orders) SELECT 1, id FROM orders WHERE note = 'nobody';
                UPDATE orders SET note = 'x' WHERE id = 1;
                """);
        check("002_parts.sql", "-- expect: value = 0\nSELECT count(*) FROM parts;");
        check("001_orders.sql", "SELECT 'of a version that is not applied now';");
        String rows = "1|a, 2|b";

        MigrationResult result = project.migrate();

        assertEquals(List.of("applied 002_parts.sql"), Project.said(result));
        assertEquals(
                List.of(
                        "ok before/notes.sql:1: 0 rows",
                        "ok always/counts.sql:2: 2 rows",
                        "ok always/counts.sql:4: 1 row",
                        "ok always/counts.sql:6: 1 row written, and rolled back",
                        "ok always/counts.sql:8: 1 row",
                        "ok 002_parts.sql:2: 1 row",
                        "ok after/smoke.sql:2: 0 rows written, and rolled back",
                        "ok after/smoke.sql:3: 1 row written, and rolled back",
                        "ok always/counts.sql:2: 2 rows",
                        "ok always/counts.sql:4: 1 row",
                        "ok always/counts.sql:6: 1 row written, and rolled back",
                        "ok always/counts.sql:8: 1 row"),
                said(result.precautions().checks()));
        assertEquals(rows, String.join(", ", project.rows("SELECT * FROM orders ORDER BY id")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void oneThatFailsBeforeRefusesTheRun(String engine) throws Exception {
        project(engine);
        project.migrateQuietly("1");
        check("before/notes.sql", """
                SELECT id, note FROM orders ORDER BY id;
                SELECT absent FROM orders;
                -- expect: 3 rows
                SELECT id FROM orders;
                DELETE FROM orders WHERE id > 7;
                -- expect: value = 3
                SELECT count(*) FROM orders;
                """);
        String unknown = engine.equals("sqlite")
                ? "no such column: absent"
                : "column \"absent\" does not exist (SQLSTATE 42703)";

        MigrationResult result = project.migrate();

        assertEquals(
                List.of(
                        "refused: 5 checks failed; nothing was applied.",
                        "before/notes.sql:1: 2 rows found, and none expected",
                        "  id = 1, note = a",
                        "  id = 2, note = b",
                        "before/notes.sql:2: it cannot be run: " + unknown,
                        "before/notes.sql:4: 2 rows, and 3 rows expected",
                        "  id = 1",
                        "  id = 2",
                        "before/notes.sql:5: it found no row to write (\"-- may find nothing\" allows that)",
                        "before/notes.sql:7: the value is 2, and = 3 was expected"),
                Project.said(result));
        assertEquals("001", result.version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void oneThatFailsAfterwardsSaysThatTheMigrationsStay(String engine) throws Exception {
        project(engine);
        check("after/parts.sql", "INSERT INTO parts VALUES (1, 7);");

        MigrationResult result = project.migrate();

        List<String> said = Project.said(result);
        assertEquals(List.of("applied 001_orders.sql", "applied 002_parts.sql"), said.subList(0, 2));
        assertEquals("refused: 1 check failed after the last commit: the migrations stay applied.", said.get(2));
        assertTrue(said.get(3).startsWith("after/parts.sql:1: it cannot be run: "), said.get(3));
        assertEquals("002", result.version());
        assertEquals(List.of(), project.rows("SELECT * FROM parts"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void verifyRunsThoseThatAlwaysHold(String engine) throws Exception {
        project(engine);
        project.migrate();
        check("always/orders.sql", "-- rows nobody wants\nSELECT id FROM orders WHERE note = 'b';");

        List<CheckResult> results = new DriftCheck(project.sources(), project.checks(), TestDatabases.pool())
                .always(project.database(), new CheckFolder(folder.resolve("checks")), Duration.ofMinutes(1));

        assertEquals(List.of("FAILED always/orders.sql:2: 1 row found, and none expected", "id = 2"), said(results));
    }

    private static final String UNUSABLE =
            "refused: The checks cannot be run as they are written; nothing was applied.";

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void whatIsWrittenWronglyIsNamedBeforeAnythingIsApplied(String engine) throws Exception {
        project(engine);
        check("before/a.sql", "SELECT 1 WHERE 1 = 0;\nCOMMIT;\n-- expect: a miracle\nSELECT 1;");
        check("always/b.sql", "SELECT 'open;");
        check(
                "after/c.sql",
                "-- expect: 21 rwos\nSELECT 1;\n-- expects 2 rows\nSELECT 1;\n-- expect no worry\nSELECT 1;");
        Files.write(
                folder.resolve("checks/after/d.sql"), "-- caf\u00e9\nSELECT 1;".getBytes(StandardCharsets.ISO_8859_1));
        check("002_parts.sql", "-- expect: value 0\nSELECT 1;");
        String how = " is not understood: write \"expect: 21 rows\", \"expect: no rows\" or \"expect: value = 10\".";

        MigrationResult result = project.migrate();

        assertEquals(
                List.of(
                        UNUSABLE,
                        "before/a.sql:2: \"COMMIT\" would end the transaction that is rolled back after the checks. Take it"
                                + " out.",
                        "before/a.sql:4: \"expect: a miracle\"" + how,
                        "always/b.sql:1:8: "
                                + (engine.equals("sqlite")
                                        ? "the literal that begins here is never closed; close it with '."
                                        : "the string that begins here is never ended."),
                        "002_parts.sql:2: \"expect: value 0\"" + how,
                        "after/c.sql:2: \"expect: 21 rwos\"" + how,
                        "after/c.sql:4: \"expects 2 rows\"" + how,
                        "after/d.sql:1:1: this line is not UTF-8; save the file in that encoding."),
                Project.said(result));
        assertEquals(null, result.version());
        assertEquals(List.of(), result.precautions().checks());
        assertEquals(
                UNUSABLE.substring("refused: ".length()),
                project.plan().blocked().orElseThrow().reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void whatNobodyWouldEverRunIsNamed(String engine) throws Exception {
        project(engine);
        check("later/b.sql", "SELECT 1;");
        List<String> said = Project.said(project.migrate());
        assertEquals(UNUSABLE, said.get(0));
        assertTrue(said.get(1).contains("rename it to before, after or always"), said.get(1));
        Files.delete(folder.resolve("checks/later/b.sql"));
        Files.delete(folder.resolve("checks/later"));
        check("007_none.sql", "SELECT 1;");
        said = Project.said(project.migrate());
        assertTrue(said.get(1).contains("belong to no migration"), said.get(1));
    }

    /** Files of versions that this run does not apply are none of its business. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void whatWasReadBeforeIsWhatRunsAfterwards(String engine) throws Exception {
        project(engine);
        project.migrateQuietly("1");
        check("001_orders.sql", "-- expect: a miracle\nSELECT 1;");
        check("after/count.sql", "\ufeff-- expect: 2 rows\nSELECT * FROM orders;");
        project.onEvent(event -> {
            if (event instanceof MigrationEvent.Begun) {
                remove("after/count.sql");
            }
        });

        MigrationResult result = project.migrate();

        assertEquals(List.of("applied 002_parts.sql"), Project.said(result));
        assertEquals(
                List.of("ok after/count.sql:2: 2 rows"),
                said(result.precautions().checks()));
    }

    /** Where the engine has no limit of its own, another thread watches. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void oneThatDoesNotEndIsEnded(String engine) throws Exception {
        project(engine);
        check(
                "before/endless.sql",
                "SELECT 1 WHERE false;\n"
                        + "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;");
        DataSettings second = new DataSettings(DataSettings.Mode.BLOCK, Duration.ofSeconds(1));
        PrecautionSettings precautions = project.settings().precautions();

        MigrationResult result = project.settings(
                        project.settings().withPrecautions(new PrecautionSettings(second, precautions.checks())))
                .migrate();

        assertEquals(
                List.of("before/endless.sql:2: it was ended since it took longer than 1 s (db.dataCheckTimeout)"),
                result.refused().orElseThrow().details());
    }

    /** A write that is ended takes its transaction along on SQLite; what is committed stays so, and is said to be. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void aWriteThatDoesNotEndIsEnded(String engine) throws Exception {
        project(engine);
        check(
                "after/endless.sql",
                "INSERT INTO parts (id) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                        + " SELECT i FROM n WHERE i < 0;\nSELECT 1;");
        DataSettings second = new DataSettings(DataSettings.Mode.BLOCK, Duration.ofSeconds(1));
        PrecautionSettings precautions = project.settings().precautions();

        MigrationResult result = project.settings(
                        project.settings().withPrecautions(new PrecautionSettings(second, precautions.checks())))
                .migrate();

        assertEquals(
                List.of("after/endless.sql:1: it was ended since it took longer than 1 s (db.dataCheckTimeout)"),
                result.refused().orElseThrow().details());
        assertEquals(2, result.done().size());
    }

    private void remove(String name) {
        try {
            Files.delete(folder.resolve("checks").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
