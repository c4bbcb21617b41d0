package io.driftgate.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.cases.TestDatabases;
import io.driftgate.check.data.DataEffect;
import io.driftgate.check.data.DataFinding;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * For each rule: rows that would make a migration fail are told of before it runs; without the check it fails indeed; and once the
 * rows are put right, nothing is said and it is applied. All cases of an engine in one database, each with tables of its own.
 */
class DataCheckTest {

    @TempDir
    Path folder;

    /**
     * One of them; {@code $} stands for its own name.
     *
     * @param tables the migration before
     * @param rows what the target holds then
     * @param migration the one that is pending
     * @param says the findings
     * @param fix puts the rows right
     */
    record Case(String name, String tables, String rows, String migration, String says, String fix) {

        Case numbered(int number) {
            String own = "t" + number;
            return new Case(
                    name,
                    tables.replace("$", own),
                    rows.replace("$", own),
                    migration.replace("$", own),
                    says.replace("$", own).strip(),
                    fix.replace("$", own));
        }

        String script(int number) {
            return String.format(Locale.ROOT, "%03d_change.sql", number + 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void saysWhatWouldFail(String engine) throws Exception {
        List<Case> cases = new ArrayList<>();
        for (Case example : DataCheckCases.of(engine)) {
            cases.add(example.numbered(cases.size()));
        }
        try (Project project = Project.of(engine, folder)) {
            project.file("001_before.sql", all(cases, Case::tables)).migrate();
            project.sql(all(cases, Case::rows));
            for (int i = 0; i < cases.size(); i++) {
                project.file(cases.get(i).script(i), cases.get(i).migration());
            }

            MigrationResult refused = project.migrate();

            for (int i = 0; i < cases.size(); i++) {
                assertEquals(cases.get(i).says(), said(refused, cases.get(i).script(i)), cases.get(i)::name);
                assertTrue(fails(project, cases.get(i)), cases.get(i)::name);
            }
            assertTrue(refused.refused().isPresent());
            assertEquals(List.of(), refused.done());
            project.sql(all(cases, Case::fix));
            MigrationResult applied = project.migrate();
            assertEquals(List.of(), applied.precautions().data());
            assertEquals(cases.size(), applied.done().size(), () -> String.valueOf(Project.said(applied)));
        }
    }

    /** A rebuild looks for orphans at its end, whether the session enforces foreign keys or not; a mere copy does not. */
    @Test
    void orphansOfARebuildAreOrphansInAnySession() throws Exception {
        String copy = """
                CREATE TABLE child_new (id integer PRIMARY KEY, parent integer REFERENCES parent);
                INSERT INTO child_new SELECT * FROM child;
                """;
        try (Project project = Project.sqliteWithoutKeys(folder)) {
            project.file(
                    "001_before.sql",
                    "CREATE TABLE parent (id integer PRIMARY KEY);\n"
                            + "CREATE TABLE child (id integer PRIMARY KEY, parent integer);\n"
                            + "INSERT INTO child VALUES (1, NULL), (2, 7);");
            project.migrate();
            project.file("002_change.sql", copy + "DROP TABLE child;\nALTER TABLE child_new RENAME TO child;");

            assertEquals(
                    "2 main.child: 1 row that the migration copies into main.child_new holds no parent in main.parent"
                            + " (parent) (id 2)",
                    said(project.migrate(), "002_change.sql"));
            MigrationResult unchecked = project.settings(project.settings().withPrecautions(Project.UNCHECKED))
                    .migrate();
            assertEquals(
                    "002_change.sql would have lost or orphaned rows, and was rolled back.",
                    unchecked.refused().orElseThrow().reason());
            project.settings(project.settings().withPrecautions(PrecautionSettings.DEFAULT))
                    .file("002_change.sql", copy);
            assertEquals("", said(project.migrate(), "002_change.sql"));
        }
    }

    private static String all(List<Case> cases, java.util.function.Function<Case, String> part) {
        return cases.stream().map(part).collect(Collectors.joining(";\n"));
    }

    /** Runs it as any client would, and leaves nothing. */
    private static boolean fails(Project project, Case example) throws Exception {
        boolean alone = example.migration().contains("CONCURRENTLY");
        try (Connection connection = project.open();
                Statement statement = connection.createStatement()) {
            if (!alone) {
                statement.execute("BEGIN");
            }
            try {
                TestDatabases.run(connection, example.migration());
                return false;
            } catch (IllegalStateException e) {
                return true;
            } finally {
                if (!alone) {
                    statement.execute("ROLLBACK");
                }
            }
        }
    }

    /** What was found for a script, a line each. */
    static String said(MigrationResult result, String script) {
        return result.precautions().data().stream()
                .filter(finding -> finding.migration().name().equals(script))
                .map(DataCheckTest::said)
                .collect(Collectors.joining("\n"));
    }

    static String said(DataFinding finding) {
        String effect =
                finding.effect() == DataEffect.FAILS ? "" : finding.effect().label() + " ";
        return effect + finding.line() + " " + finding.message() + finding.shownKeys();
    }
}
