package io.driftgate.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
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
}
