package io.driftgate.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The goals as Maven configures them. */
@MojoTest
class GoalsTest {
    private static final String LIVE = "jdbc:sqlite:target/goals/live.db";
    private static final String OUTPUT = "target/goals/out";
    private static final String BACKUPS = "target/goals/backups";

    private Path output;

    @BeforeEach
    void makeTheDatabase() throws Exception {
        Path directory = Files.createDirectories(Path.of(MojoExtension.getBasedir(), "target/goals"));
        Files.deleteIfExists(directory.resolve("live.db"));
        output = directory.resolve("out");
        for (String file : new String[] {"drift.json", "diff.json", "snapshot.json"}) {
            Files.deleteIfExists(output.resolve(file));
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("live.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE orders (id integer PRIMARY KEY, note varchar(20))");
        }
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "skip", value = "true")
    @MojoParameter(name = "onDrift", value = "nonsense")
    void skipsBeforeAnythingIsChecked(VerifyMojo mojo) throws Exception {
        mojo.execute();
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "url", value = LIVE)
    @MojoParameter(name = "migrations", value = "src/test/resources/migrations")
    @MojoParameter(name = "outputDirectory", value = OUTPUT)
    void driftIsARefusal(VerifyMojo mojo) {
        MojoFailureException refusal = assertThrows(MojoFailureException.class, mojo::execute);

        String sentence = String.valueOf(refusal.getMessage());
        assertTrue(
                sentence.endsWith("is not what migrations@1 promises. Details: " + output.resolve("drift.json")),
                sentence);
        assertTrue(Files.exists(output.resolve("drift.json")));
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "url", value = LIVE)
    @MojoParameter(name = "migrations", value = "src/test/resources/migrations")
    @MojoParameter(name = "outputDirectory", value = OUTPUT)
    @MojoParameter(name = "onDrift", value = "warn")
    @MojoParameter(name = "formats", value = "text")
    void driftMayBeAWarning(VerifyMojo mojo) throws Exception {
        mojo.execute();

        assertFalse(Files.exists(output.resolve("drift.json")));
    }

    @Test
    @InjectMojo(goal = "diff")
    @MojoParameter(name = "from", value = "migrations")
    @MojoParameter(name = "url", value = LIVE)
    @MojoParameter(name = "migrations", value = "src/test/resources/migrations")
    @MojoParameter(name = "outputDirectory", value = OUTPUT)
    void aDifferenceLetsTheBuildPass(DiffMojo mojo) throws Exception {
        mojo.execute();

        assertTrue(Files.exists(output.resolve("diff.json")));
    }

    @Test
    @InjectMojo(goal = "snapshot")
    @MojoParameter(name = "from", value = LIVE)
    @MojoParameter(name = "outputDirectory", value = OUTPUT)
    void aSnapshotIsAFile(SnapshotMojo mojo) throws Exception {
        mojo.execute();

        assertTrue(Files.readString(output.resolve("snapshot.json")).contains("\"main.orders.note\""));
    }

    @Test
    @InjectMojo(goal = "snapshot")
    void withoutADatabaseItIsAnError(SnapshotMojo mojo) {
        MojoExecutionException error = assertThrows(MojoExecutionException.class, mojo::execute);

        assertEquals(
                "No database is given: set db.url or the variable DB_URL, or pick an <environment> with db.env"
                        + " (the POM lists none).",
                error.getMessage());
    }

    /** A database that is brought back without a history is marked as what it is. */
    @Test
    void aRestoreMayMarkTheVersion(
            @InjectMojo(goal = "backup")
                    @MojoParameter(name = "url", value = LIVE)
                    @MojoParameter(name = "backupDirectory", value = BACKUPS)
                    BackupMojo backup,
            @InjectMojo(goal = "restore")
                    @MojoParameter(name = "url", value = LIVE)
                    @MojoParameter(name = "backupDirectory", value = BACKUPS)
                    @MojoParameter(name = "migrations", value = "target/goals/migrations")
                    @MojoParameter(name = "outputDirectory", value = OUTPUT)
                    @MojoParameter(name = "confirm", value = "live.db")
                    @MojoParameter(name = "target", value = "1")
                    RestoreMojo restore)
            throws Exception {
        Path migrations = Files.createDirectories(Path.of(MojoExtension.getBasedir(), "target/goals/migrations"));
        Path first = migrations.resolve("V1__orders.sql");
        Files.writeString(first, "CREATE TABLE orders (id integer PRIMARY KEY, note varchar(20));");
        backup.execute();
        sql("DROP TABLE orders");

        restore.execute();

        assertEquals("1 applied", value("SELECT version || ' ' || state FROM schema_migrations"));

        sql("DROP TABLE schema_migrations");
        Files.writeString(first, "CREATE TABLE orders (id integer PRIMARY KEY);");
        assertEquals(
                "The backup is restored, and cannot be marked as version 1: The schema is not what these migrations give;"
                        + " nothing was marked.",
                assertThrows(MojoFailureException.class, restore::execute).getMessage());
        assertEquals("0", value("SELECT count(*) FROM sqlite_schema WHERE name = 'schema_migrations'"));
    }

    private static Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + MojoExtension.getBasedir() + "/target/goals/live.db");
    }

    private static void sql(String sql) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(String query) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            assertTrue(row.next());
            return row.getString(1);
        }
    }
}
