package io.driftgate.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftgate.backup.Backup;
import io.driftgate.backup.BackupSettings;
import io.driftgate.backup.BackupTaker;
import io.driftgate.backup.Restored;
import io.driftgate.backup.Restorer;
import io.driftgate.cases.TestDatabases;
import io.driftgate.dialect.BackupRefusedException;
import io.driftgate.script.MigrationsException;
import io.driftgate.script.Version;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A restore to a version: the backup must be of it, or be such that it can be marked with it. */
class RestorationTest {

    @TempDir
    Path folder;

    private Project project;
    private BackupSettings backups;

    private void project(String engine) throws Exception {
        backups = BackupSettings.in(folder.resolve("backups"), "schema_migrations");
        project = Project.of(engine, folder)
                .file("001_orders.sql", "CREATE TABLE orders (id integer PRIMARY KEY);")
                .file("002_note.sql", "ALTER TABLE orders ADD COLUMN note text;");
        if (!engine.equals("sqlite")) {
            project.asSuperuser("ALTER ROLE " + project.database().user() + " CREATEDB");
        }
    }

    @AfterEach
    void drop() {
        project.close();
    }

    private Backup backUp() {
        return new BackupTaker(backups, TestDatabases.pool(), event -> {}).take(project.database());
    }

    private Restored restore(String version) {
        Restorer.Wish wish = new Restorer.Wish(Optional.empty(), Optional.of(project.name()), Optional.of(version));
        return new Restoration(project.sources().settings(), TestDatabases.pool(), backups, Duration.ZERO, event -> {})
                .restore(project.database(), wish);
    }

    private void dropKept(Restored restored) throws Exception {
        if (!project.database().url().startsWith("jdbc:sqlite:")) {
            project.asSuperuser("DROP DATABASE " + restored.before());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void aBackupOfAnotherVersionIsRefused(String engine) throws Exception {
        project(engine);
        project.migrateQuietly("1");
        Backup backup = backUp();
        project.migrate();
        String before = project.dump();

        assertEquals(
                "The backup in " + backup.folder() + " is of version 001, not 2; nothing was changed.",
                assertThrows(BackupRefusedException.class, () -> restore("2")).reason());
        assertEquals(before, project.dump());

        dropKept(restore("1"));
        assertEquals(List.of("001|orders|versioned|applied"), project.history());
        assertEquals(List.of("applied 002_note.sql"), Project.said(project.migrate()));
    }

    /** As after a database was lost whose backup nobody had put under care. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void oneWithoutAHistoryCanBeMarkedAfterwards(String engine) throws Exception {
        project(engine);
        project.sql("CREATE TABLE orders (id integer PRIMARY KEY); INSERT INTO orders VALUES (7)");
        backUp();
        project.sql("DROP TABLE orders; CREATE TABLE mess (id integer)");
        String before = project.dump();

        assertEquals(
                "No migration of version 7 is in " + project.directory() + ": db:info lists those that are there.",
                assertThrows(MigrationsException.class, () -> restore("7")).getMessage());
        assertEquals(before, project.dump());

        dropKept(restore("1"));
        Baseline baseline = new Baseliner(
                        project.sources(),
                        project.checks(),
                        TestDatabases.pool(),
                        MigrationSettings.DEFAULT.withTarget(Optional.of(new Version("1"))),
                        folder,
                        Optional.empty())
                .baseline("prod", project.database());
        assertEquals(Optional.empty(), baseline.refused());
        assertEquals(List.of("7"), project.rows("SELECT id FROM orders"));
        assertEquals(List.of("applied 002_note.sql"), Project.said(project.migrate()));
    }
}
