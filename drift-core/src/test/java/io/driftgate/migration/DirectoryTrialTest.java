package io.driftgate.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftgate.cases.TestDatabases;
import io.driftgate.policy.Finding;
import io.driftgate.report.Paint;
import io.driftgate.report.ProgressText;
import io.driftgate.schema.Engine;
import io.driftgate.source.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Directories with good and bad ways back, on both engines. */
class DirectoryTrialTest {
    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private Project project;

    private Project project(String engine) throws Exception {
        project = Project.of(engine, folder)
                .file("001_orders.sql", "CREATE TABLE orders (id integer PRIMARY KEY, note text);")
                .file("001_rollback.sql", "DROP TABLE orders;")
                .file("002_total.sql", "ALTER TABLE orders ADD COLUMN total integer;")
                .file("002_total.down.sql", "ALTER TABLE orders DROP COLUMN total;");
        return project;
    }

    private List<String> tried(boolean twice) throws Exception {
        Engine engine = Sources.engine(project.database());
        Trial trial = new DirectoryTrial(
                        project.sources(),
                        project.checks(),
                        TestDatabases.pool(),
                        engine,
                        folder.resolve("data"),
                        twice,
                        event -> told.add(new ProgressText(Paint.NONE).line(event)))
                .run();
        List<String> lines = new ArrayList<>();
        lines.add(trial.migrations() + " run, " + trial.undone() + " undone, one way: " + trial.oneWay());
        for (Trial.Problem problem : trial.problems()) {
            lines.add(problem.text());
            problem.evidence().ifPresent(evidence -> evidence.judgement().findings().stream()
                    .filter(Finding::isDrift)
                    .forEach(finding -> lines.add(finding.difference().kind().label() + " "
                            + finding.difference().path().name())));
        }
        return lines;
    }

    private void data(String version, String sql) throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data").resolve(version + ".sql"), sql);
    }

    @AfterEach
    void drop() {
        project.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void goodOnesPassAndThoseWithoutAWayBackAreNamed(String engine) throws Exception {
        project(engine)
                .file("003_more.sql", "CREATE TABLE more (id integer);")
                .file("008_a.sql", "CREATE TABLE a (id integer);")
                .file("008_b.sql", "-- Dependencies: 008_a\nCREATE TABLE b (id integer);")
                .file("008_rollback.sql", "DROP TABLE b;\nDROP TABLE a;");
        data("001", "INSERT INTO orders VALUES (1, 'a');");

        assertEquals(List.of("5 run, 4 undone, one way: [003_more.sql]"), tried(false));
        assertEquals(
                List.of(
                        "[1/4] 001_orders.sql …",
                        "[2/4] 002_total.sql …",
                        "[3/4] 003_more.sql …",
                        "[4/4] 008_a.sql, 008_b.sql …"),
                told);
        assertEquals(List.of(), project.rows(tables(engine)));
    }

    private static String tables(String engine) {
        return engine.equals("sqlite")
                ? "SELECT name FROM sqlite_schema"
                : "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void everyBadWayBackIsNamedWithWhatItLeaves(String engine) throws Exception {
        project(engine)
                .file("002_total.down.sql", "SELECT 1;")
                .file("003_more.sql", "CREATE TABLE more (id integer);")
                .file("003_more.down.sql", "DROP TABLE mroe;")
                .file("004_view.sql", "CREATE VIEW v AS SELECT id FROM more;")
                .file("004_view.down.sql", "DROP VIEW v;");

        List<String> lines = tried(false);

        assertEquals("4 run, 2 undone, one way: []", lines.get(0));
        assertEquals("002_total.down.sql does not give back the schema before 002_total.sql.", lines.get(1));
        assertEquals("added total", lines.get(2));
        assertEquals(4, lines.size(), lines.toString());
        String failing = "The way back fails: 003_more.down.sql:1:1: ";
        assertEquals(failing, lines.get(3).substring(0, failing.length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void aSecondRunMustChangeNothingWhereThatIsAsked(String engine) throws Exception {
        project(engine)
                .file("002_total.sql", "CREATE TABLE IF NOT EXISTS total (id integer);")
                .file("002_total.down.sql", "DROP TABLE total;");

        List<String> lines = tried(true);

        String failing = "001_orders.sql cannot be applied twice: 001_orders.sql:1:1: ";
        assertEquals(failing, lines.get(1).substring(0, failing.length()));
        assertEquals(2, lines.size(), lines.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void aBaselineIsNotRunTwice(String engine) throws Exception {
        project = Project.of(engine, folder)
                .file("B0__baseline.sql", "CREATE TABLE orders (id integer PRIMARY KEY, note text);")
                .file("V1__total.sql", "CREATE TABLE IF NOT EXISTS total (id integer);");

        assertEquals(List.of("2 run, 0 undone, one way: [V1__total.sql]"), tried(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void rowsOfTheTestDataAreInTheWayOfWhoForgotThem(String engine) throws Exception {
        project(engine)
                .file("003_status.sql", "ALTER TABLE orders ADD COLUMN status text;")
                .file(
                        "003_status.down.sql",
                        "CREATE TABLE copy (id integer PRIMARY KEY, note text NOT NULL, total integer);\n"
                                + "INSERT INTO copy SELECT id, note, total FROM orders;\nDROP TABLE copy;\n"
                                + "ALTER TABLE orders DROP COLUMN status;");
        assertEquals(List.of("3 run, 3 undone, one way: []"), tried(false));
        data("001", "INSERT INTO orders VALUES (1, NULL);");

        List<String> lines = tried(false);

        String failing = "The way back fails: 003_status.down.sql:2:1: ";
        assertEquals(failing, lines.get(1).substring(0, failing.length()));
        assertEquals(2, lines.size(), lines.toString());
    }
}
