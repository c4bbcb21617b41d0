package io.driftgate.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An administrator makes an extension in an otherwise empty database, since the role that migrates must not. */
class PreparedDatabaseTest {

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void prepare() throws Exception {
        project = Project.postgres(folder);
        project.asSuperuser("CREATE EXTENSION file_fdw");
    }

    @AfterEach
    void drop() {
        project.close();
    }

    @Test
    void whatTheMigrationsAskForIsNoReasonToRefuse() throws Exception {
        project.file("001_orders.sql", "CREATE TABLE orders (id integer PRIMARY KEY);")
                .file("002_files.sql", "CREATE EXTENSION IF NOT EXISTS file_fdw;");

        assertEquals(Optional.empty(), plan().blocked());
        assertEquals(List.of("applied 001_orders.sql", "applied 002_files.sql"), Project.said(project.migrate()));

        assertEquals(List.of("001|orders|versioned|applied", "002|files|versioned|applied"), project.history());
        assertEquals(List.of("file_fdw"), project.rows("SELECT extname FROM pg_extension WHERE extname <> 'plpgsql'"));
        assertEquals(List.of(), Project.said(project.migrate()));
    }

    @Test
    void whatNoMigrationAsksForIsNamedWithTheWayOut() throws Exception {
        project.file("001_orders.sql", "CREATE TABLE orders (id integer PRIMARY KEY);");

        List<String> refused = List.of(
                "refused: The database has no history of migrations and is not empty: no migration makes what stands in it.",
                "extension file_fdw");
        assertEquals(refused, Project.said(project.migrate()));
        assertEquals(List.of(), project.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"));
        assertEquals(
                "The database has no history of migrations and is not empty: no migration makes what stands in it.",
                plan().blocked().orElseThrow().reason());
    }

    @Test
    void anEmptySchemaIsNoReasonToRefuse() throws Exception {
        project.asSuperuser("CREATE SCHEMA app AUTHORIZATION " + project.name());
        project.schemas("app").file("001_app.sql", """
                CREATE EXTENSION IF NOT EXISTS file_fdw;
                CREATE SCHEMA IF NOT EXISTS app;
                CREATE TABLE app.orders (id integer PRIMARY KEY);
                """);

        assertEquals(Optional.empty(), plan().blocked());
        assertEquals(List.of("applied 001_app.sql"), Project.said(project.migrate()));
        assertEquals(List.of(), Project.said(project.migrate()));
    }

    @Test
    void whatStandsBesideItIs() throws Exception {
        project.file("001_files.sql", "CREATE EXTENSION IF NOT EXISTS file_fdw;");
        project.sql("CREATE TABLE old (id integer)");

        assertEquals(
                List.of(
                        "refused: The database has no history of migrations and is not empty: 2 objects stand in it.",
                        "extension file_fdw",
                        "table public.old"),
                Project.said(project.migrate()));
    }

    private Plan plan() {
        return project.plan();
    }
}
