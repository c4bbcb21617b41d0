package io.driftgate.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftgate.cases.TestDatabases;
import io.driftgate.connection.Database;
import io.driftgate.dialect.ReadScope;
import io.driftgate.dialect.postgres.TestPostgres;
import io.driftgate.dialect.postgres.embedded.EmbeddedPostgres;
import io.driftgate.script.FlywaySettings;
import io.driftgate.script.ScriptException;
import io.driftgate.source.SourceSettings;
import io.driftgate.source.SourceSpec;
import io.driftgate.source.Sources;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drift check beside a Flyway that is configured otherwise than by default; Flyway itself migrates. */
class FlywayConfiguredTest {
    private static final FlywaySettings PLAIN = FlywaySettings.DEFAULT;

    @TempDir
    Path folder;

    private SqliteProject project() throws Exception {
        return new SqliteProject(folder);
    }

    private static FluentConfiguration flyway(SqliteProject project) {
        return Flyway.configure().dataSource(project.url(), null, null).locations("filesystem:" + project.migrations());
    }

    private static FlywaySettings settings(Map<String, String> placeholders, String prefix, String suffix) {
        return new FlywaySettings(
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                placeholders,
                prefix,
                suffix,
                true,
                StandardCharsets.UTF_8);
    }

    private static void assertClean(DriftResult result) {
        assertEquals(List.of(), result.refusals());
        assertEquals(List.of(), SqliteProject.lines(result));
        assertEquals(List.of(), result.pending());
    }

    @Test
    void placeholdersAreFilledInAndTheChecksumIsThatOfTheFile() throws Exception {
        SqliteProject project = project()
                .migration("V1__orders.sql", "CREATE TABLE orders (id INTEGER, kind TEXT DEFAULT '@{Kind}@');")
                .migration("V2__named.sql", "CREATE VIEW named AS SELECT version FROM @{flyway:table}@;")
                .migration("R__kinds.sql", "DROP VIEW IF EXISTS k; CREATE VIEW k AS SELECT '@{kind}@' AS kind;")
                .flyway(settings(Map.of("kind", "plain"), "@{", "}@"));
        flyway(project)
                .placeholders(Map.of("kind", "plain"))
                .placeholderPrefix("@{")
                .placeholderSuffix("}@")
                .table("history")
                .load()
                .migrate();
        project.flyway(new FlywaySettings(
                Optional.of("history"),
                List.of(),
                Optional.empty(),
                List.of(),
                Map.of("kind", "plain"),
                "@{",
                "}@",
                true,
                StandardCharsets.UTF_8));

        assertClean(project.verify());
    }

    @Test
    void anotherValueOfAPlaceholderRunsARepeatableMigrationAgain() throws Exception {
        SqliteProject project = project().migration("R__kinds.sql", "CREATE VIEW k AS SELECT '${kind}' AS kind;");
        flyway(project).placeholders(Map.of("kind", "plain")).load().migrate();

        project.flyway(settings(Map.of("kind", "plain"), "${", "}"));
        assertClean(project.verify());
        project.flyway(settings(Map.of("kind", "other"), "${", "}"));
        assertEquals(List.of("kinds"), project.verify().pending());
    }

    @Test
    void aPlaceholderWithoutAValueIsAnErrorWithItsPlace() throws Exception {
        SqliteProject project = project()
                .migration("V1__orders.sql", "CREATE TABLE orders (\n  id INTEGER DEFAULT ${none});")
                .database("CREATE TABLE orders (id INTEGER);")
                .flyway(PLAIN);

        ScriptException error = assertThrows(ScriptException.class, project::verify);

        assertEquals(
                "V1__orders.sql:2:1: no value is given for the placeholder ${none}; add it to db.placeholders",
                error.getMessage());
    }

    @Test
    void aScriptsOwnSettingsHold() throws Exception {
        SqliteProject project = project()
                .migration("V1__literal.sql", "CREATE TABLE t (kind TEXT DEFAULT '${none}');")
                .migration("V1__literal.sql.conf", "placeholderReplacement=false")
                .migration("V3__vacuumed.sql", "VACUUM;")
                .migration("V3__vacuumed.sql.conf", "executeInTransaction=false")
                .flyway(PLAIN);
        Files.write(
                project.migrations().resolve("V2__latin.sql"),
                "CREATE TABLE \"größe\" (id INTEGER);".getBytes(StandardCharsets.ISO_8859_1));
        project.migration("V2__latin.sql.conf", "encoding=ISO-8859-1");
        flyway(project).load().migrate();

        assertClean(project.verify());
    }

    @Test
    void severalLocationsAreOneDirectory() throws Exception {
        Path more = Files.createDirectories(folder.resolve("more"));
        Files.writeString(more.resolve("V2__late.sql"), "ALTER TABLE orders ADD COLUMN late TEXT;");
        SqliteProject project = project()
                .migration("V1__orders.sql", "CREATE TABLE orders (id INTEGER);")
                .migration("V3__last.sql", "ALTER TABLE orders ADD COLUMN last TEXT;");
        flyway(project)
                .locations("filesystem:" + project.migrations(), "filesystem:" + more)
                .load()
                .migrate();
        project.flyway(new FlywaySettings(
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(project.migrations(), more),
                Map.of(),
                "${",
                "}",
                true,
                StandardCharsets.UTF_8));

        assertClean(project.verify());
        assertEquals("3", project.verify().version());
    }

    @Test
    void aBaselineCountsAsThere() throws Exception {
        SqliteProject project = project()
                .database("CREATE TABLE orders (id INTEGER);")
                .migration("V1__orders.sql", "CREATE TABLE orders (id INTEGER);")
                .migration("V2__total.sql", "ALTER TABLE orders ADD COLUMN total INTEGER;");
        flyway(project).baselineVersion("1").load().baseline();
        flyway(project).load().migrate();

        assertClean(project.verify());
        assertEquals("2", project.verify().version());
    }

    @Test
    void flywaysSchemasAndCurrentSchemaHoldInTheReplay() throws Exception {
        EmbeddedPostgres server = TestPostgres.server(15);
        server.execute("CREATE DATABASE beside_flyway");
        try {
            SqliteProject project = project()
                    .migration(
                            "V1__orders.sql",
                            "CREATE TABLE orders (id integer, place text DEFAULT '${flyway:defaultSchema}');")
                    .migration("V2__audit.sql", "CREATE TABLE audit.log (id integer);");
            Flyway.configure()
                    .dataSource(server.url("beside_flyway"), server.user(), server.password())
                    .locations("filesystem:" + project.migrations())
                    .schemas("Shop", "audit")
                    .table("Moves")
                    .load()
                    .migrate();

            DriftResult result = verify(server, project.migrations());

            assertEquals(List.of(), result.refusals());
            assertEquals(Verdict.CLEAN, result.verdict());
            assertEquals("2", result.version());
            assertEquals(
                    List.of("The version comes from the history of Flyway in \"Shop\".\"Moves\"."), result.notes());
            try (Connection connection = server.connect("beside_flyway")) {
                TestDatabases.run(connection, "ALTER TABLE \"Shop\".orders DROP COLUMN place");
            }
            assertEquals(
                    List.of("removed column \"Shop\".orders.place", "added schema public"),
                    SqliteProject.lines(verify(server, project.migrations())));
        } finally {
            server.execute("DROP DATABASE beside_flyway WITH (FORCE)");
        }
    }

    private static DriftResult verify(EmbeddedPostgres server, Path migrations) {
        FlywaySettings flyway = new FlywaySettings(
                Optional.of("Moves"),
                List.of("Shop", "audit"),
                Optional.empty(),
                List.of(),
                Map.of(),
                "${",
                "}",
                true,
                StandardCharsets.UTF_8);
        SourceSettings sources = new SourceSettings(
                Map.of(),
                migrations,
                "auto",
                Map.of(),
                SourceSettings.DEFAULT_HISTORY_TABLE,
                new ReadScope(flyway.schemas()),
                Optional.of(flyway));
        CheckSettings check = new CheckSettings(Optional.empty(), Set.of(), List.of(), List.of(), LocalDate.EPOCH);
        Database database = new Database(server.url("beside_flyway"), server.user(), server.password(), Duration.ZERO);
        return new DriftCheck(new Sources(sources, TestDatabases.pool()), check, TestDatabases.pool())
                .verify("live", database, new SourceSpec.Migrations(Optional.empty()));
    }
}
