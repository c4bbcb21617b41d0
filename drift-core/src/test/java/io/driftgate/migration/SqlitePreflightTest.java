package io.driftgate.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.driftgate.cases.TestDatabases;
import io.driftgate.connection.ConnectionException;
import io.driftgate.connection.Database;
import io.driftgate.dialect.Hurdle;
import io.driftgate.script.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the way of a run on SQLite is told before it, and nothing is applied. */
class SqlitePreflightTest {

    @TempDir
    Path folder;

    private final Deque<Path> mounted = new ArrayDeque<>();
    private final List<Path> locked = new ArrayList<>();
    private Project project;
    private Path file;

    @BeforeEach
    void project() throws Exception {
        project = Project.sqlite(Files.createDirectory(folder.resolve("shop")))
                .file("001_orders.sql", "CREATE TABLE orders (id integer PRIMARY KEY);")
                .file("002_more.sql", "CREATE TABLE more (id integer REFERENCES orders);");
        project.migrateQuietly("1");
        file = folder.resolve("shop/live.db");
    }

    @AfterEach
    void unmount() throws Exception {
        while (!mounted.isEmpty()) {
            run("umount", mounted.pop().toString());
        }
        for (Path path : locked) {
            assertTrue(path.toFile().setWritable(true, true));
        }
        locked.clear();
    }

    private List<Hurdle> hurdles(Database database) {
        return new Planner(project.sources(), project.checks(), TestDatabases.pool(), project.settings())
                .plan("prod", database)
                .precautions()
                .hurdles();
    }

    private MigrationResult migrate(Database database) {
        return new Migrator(project.sources(), project.checks(), TestDatabases.pool(), project.settings(), event -> {})
                .migrate("prod", database);
    }

    private void untouched() throws Exception {
        unmount();
        assertEquals(List.of("001|orders|versioned|applied"), project.history());
        assertEquals(
                List.of("orders"),
                project.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name = 'orders'"));
    }

    private static final String IN_THE_WAY = "refused: One thing stands in the way; nothing was applied.";

    @Test
    void aFileThatIsReadOnly() throws Exception {
        readOnly(file);

        assertEquals(
                List.of(IN_THE_WAY, "The file " + file + " is not writable. Allow writing to it."),
                Project.said(project.migrate()));
        untouched();
    }

    /** A plan needs no lock file. */
    @Test
    void aDirectoryThatIsReadOnly() throws Exception {
        Path directory = folder.resolve("shop");
        Path lock = directory.resolve("live.db.driftgate-lock");
        Files.delete(lock);
        readOnly(directory);

        assertEquals(
                List.of(
                        new Hurdle(true, "The file " + file + " is not writable.", "Allow writing to it"),
                        new Hurdle(
                                true,
                                "The directory " + directory + " is not writable, and SQLite keeps its journal there.",
                                "Allow writing to it")),
                hurdles(project.database()));
        String said = assertThrows(MigrationException.class, project::migrate).getMessage();
        assertEquals(
                project.database().shownUrl() + " cannot be migrated: the lock file " + lock
                        + " cannot be written (Read-only file system): it lies in the database's directory, where SQLite keeps"
                        + " its journal too; allow writing there.",
                said);
        untouched();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s?open_mode=1", "file:%s?mode=ro", "file:%s?cache=private&immutable=1"})
    void aUrlThatOnlyReads(String url) throws Exception {
        Database database = Database.at("jdbc:sqlite:" + url.formatted(file));

        assertEquals(
                List.of(
                        IN_THE_WAY,
                        "The URL opens the database only for reading. Take mode=ro, immutable or open_mode out of the URL."),
                Project.said(migrate(database)));
        untouched();
    }

    @Test
    void whatTheMigrationCreatesStandsAlready() throws Exception {
        project.sql("CREATE TABLE more (id integer REFERENCES orders)");
        project.warning();

        assertEquals(
                List.of(new Hurdle(
                        false,
                        "main.more stands already: to create it fails, unless the migration says IF NOT EXISTS.",
                        "Rename it or drop it, or leave it out of the migration")),
                hurdles(project.database()));
        assertEquals(
                "002_more.sql:1:1: table more already",
                assertThrows(MigrationException.class, project::migrate)
                        .getMessage()
                        .substring(0, 36));
        untouched();
    }

    /** SQLite makes such a foreign key all the same. */
    @Test
    void aParentThatDoesNotExistIsToldOf() throws Exception {
        project.file("002_more.sql", "CREATE TABLE more (id integer REFERENCES orders (id));");
        project.sql("DROP TABLE orders");
        project.warning();

        assertEquals(
                List.of(new Hurdle(
                        false,
                        "main.more.\"foreign key (id)\" refers to main.orders, which does not exist.",
                        "Create it, or correct the migration")),
                hurdles(project.database()));
        assertEquals(List.of("applied 002_more.sql"), Project.said(project.migrate()));
    }

    @Test
    void aDatabaseThatSomebodyHoldsForHimself() throws Exception {
        try (Connection other = project.open();
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");

            assertEquals(
                    "Cannot open " + project.database().shownUrl()
                            + ": another program has locked the whole database; wait until it is done or end it, or give it"
                            + " time with db.connectTimeout.",
                    assertThrows(ConnectionException.class, project::migrate).getMessage());
            statement.execute("ROLLBACK");
        }
        untouched();
    }

    /** Of a writer nothing is known without a lock of one's own; it is waited for, see SqliteMigratorTest, and then told of. */
    @Test
    void aDatabaseThatSomebodyWritesToForLong() throws Exception {
        Migration migration =
                project.sources().directory(TestDatabases.SQLITE).migrations().get(1);
        try (Connection other = project.open();
                Connection own = project.open();
                Statement writes = other.createStatement();
                Statement waits = own.createStatement()) {
            writes.execute("BEGIN IMMEDIATE");
            waits.execute("PRAGMA busy_timeout = 1");
            SQLException busy = assertThrows(SQLException.class, () -> waits.execute("BEGIN IMMEDIATE"));

            assertEquals(
                    "002_more.sql could not be committed and was rolled back: [SQLITE_BUSY] The database file is locked"
                            + " (database is locked). Another connection held a lock through all tries: wait until it is done or"
                            + " end it, then run the goal again; db.statementLockTimeout gives each try more time.",
                    Failures.of(migration, busy, "").getMessage());
            writes.execute("ROLLBACK");
        }
    }

    /** By rights; where they do not bind this user, by a mount. */
    private void readOnly(Path path) throws Exception {
        assumeTrue(path.toFile().setWritable(false), "skipped: rights cannot be taken away here");
        locked.add(path);
        if (Files.isWritable(path)) {
            boolean bound = run("mount", "--bind", path.toString(), path.toString());
            assumeTrue(bound, "skipped: this user may write everywhere, and may not mount");
            mounted.push(path);
            assumeTrue(
                    run("mount", "-o", "remount,ro,bind", path.toString()),
                    "skipped: nothing can be mounted read-only");
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }
}
