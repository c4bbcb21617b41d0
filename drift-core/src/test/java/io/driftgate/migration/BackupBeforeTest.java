package io.driftgate.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.backup.Backup;
import io.driftgate.backup.BackupEvent;
import io.driftgate.backup.BackupSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The backup before the first statement of a run. */
class BackupBeforeTest {

    @TempDir
    Path folder;

    private Project project(String engine) throws Exception {
        return Project.of(engine, folder)
                .file("001_orders.sql", "CREATE TABLE orders (id integer PRIMARY KEY);INSERT INTO orders VALUES (1);")
                .backups(BackupSettings.in(folder.resolve("backups"), "schema_migrations"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgres"})
    void isTakenOfWhatIsNotEmptyAndOnlyWhereSomethingIsToBeDone(String engine) throws Exception {
        try (Project project = project(engine)) {
            assertTrue(project.migrate().backup().isEmpty());
            assertTrue(project.migrate().backup().isEmpty());
            project.file("002_note.sql", "ALTER TABLE orders ADD COLUMN note text;")
                    .file("002_note.down.sql", "ALTER TABLE orders DROP COLUMN note;");

            MigrationResult forward = project.migrate();
            assertEquals(List.of("applied 002_note.sql"), Project.said(forward));
            Backup first = forward.backup().orElseThrow();
            Backup second = project.rollback(new RollbackTo.Steps(1)).backup().orElseThrow();

            assertEquals("001", first.manifest().version());
            assertEquals("002", second.manifest().version());
            assertTrue(project.history().toString().contains("001|orders|versioned|applied"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgres"})
    void refusesWhenSomebodyChangesTheSchemaMeanwhile(String engine) throws Exception {
        try (Project project = project(engine)) {
            project.migrate();
            project.file("002_note.sql", "ALTER TABLE orders ADD COLUMN note text;");
            project.onEvent(event -> {
                if (event instanceof MigrationEvent.BackingUp backup && backup.event() instanceof BackupEvent.Proved) {
                    change(project);
                }
            });

            assertEquals(
                    List.of(
                            "refused: Somebody else changed the database while its backup was taken; nothing was done to it.",
                            "column " + (engine.equals("sqlite") ? "main" : "public") + ".orders.by_hand"),
                    Project.said(project.migrate()).subList(0, 2));
        }
    }

    private static void change(Project project) {
        try {
            project.sql("ALTER TABLE orders ADD COLUMN by_hand integer");
        } catch (SQLException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aHalfDoneMigrationNamesTheWayBack() throws Exception {
        try (Project project = project("postgres")) {
            project.migrate();
            project.file("002_twice.sql", """
                    CREATE TABLE more (id integer);
                    CREATE INDEX CONCURRENTLY orders_id ON orders (id);
                    INSERT INTO orders VALUES (2);
                    """);
            project.sql("INSERT INTO orders VALUES (2)");

            MigrationException fault = assertThrows(MigrationException.class, project::migrate);

            assertTrue(
                    fault.getMessage()
                            .contains(" Or go back to what was there before this run: mvn db:restore -Ddb.manifest="
                                    + folder.resolve("backups")),
                    fault.getMessage());
        }
    }
}
