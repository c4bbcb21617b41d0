package io.driftgate.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.script.FlywaySettings;
import java.io.File;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a project's settings of Flyway are found, and which of two wins. */
class FlywayProjectTest {
    @TempDir
    Path folder;

    private final Model model = new Model();
    private final Properties commandLine = new Properties();

    @BeforeEach
    void project() throws Exception {
        Build build = new Build();
        Resource resources = new Resource();
        resources.setDirectory(folder.resolve("resources").toString());
        build.addResource(resources);
        model.setBuild(build);
        Files.createDirectories(folder.resolve("resources/moves"));
        Files.createDirectories(folder.resolve("sql"));
    }

    private void plugin(String configuration) throws Exception {
        Plugin plugin = new Plugin();
        plugin.setGroupId("org.flywaydb");
        plugin.setArtifactId("flyway-maven-plugin");
        plugin.setConfiguration(
                Xpp3DomBuilder.build(new StringReader("<configuration>" + configuration + "</configuration>")));
        model.getBuild().addPlugin(plugin);
        model.getBuild().flushPluginMap();
    }

    private Optional<FlywaySettings> settings(Map<String, String> variables) {
        MavenProject project = new MavenProject(model);
        project.setFile(new File(folder.toFile(), "pom.xml"));
        return new FlywayProject(project, commandLine, variables, new BaseDirectory(folder)).settings();
    }

    private String table(Map<String, String> variables) {
        return settings(variables).orElseThrow().table().orElse("");
    }

    @Test
    void aProjectWithoutFlywayHasNoneWhateverTheEnvironmentSays() {
        assertEquals(Optional.empty(), settings(Map.of("FLYWAY_TABLE", "elsewhere")));
    }

    @Test
    void thePluginsConfigurationIsUnderstood() throws Exception {
        plugin("""
                <schemas><schema>shop</schema><schema>audit</schema></schemas>
                <defaultSchema>main</defaultSchema>
                <table>moves</table>
                <locations><location>filesystem:sql</location><location>classpath:/moves</location>
                  <location>db/gone</location></locations>
                <placeholders><kind>plain</kind></placeholders>
                <placeholderPrefix>@{</placeholderPrefix>
                <placeholderReplacement>false</placeholderReplacement>
                <encoding>ISO-8859-1</encoding>
                """);

        assertEquals(
                Optional.of(new FlywaySettings(
                        Optional.of("moves"),
                        List.of("shop", "audit"),
                        Optional.of("main"),
                        List.of(folder.resolve("sql"), folder.resolve("resources/moves")),
                        Map.of("kind", "plain"),
                        "@{",
                        "}",
                        false,
                        StandardCharsets.ISO_8859_1)),
                settings(Map.of()));
    }

    @Test
    void bothKindsOfFileAreUnderstood() throws Exception {
        Files.writeString(folder.resolve("flyway.conf"), "flyway.table=conf\nflyway.placeholders.kind=plain\n");
        Files.writeString(folder.resolve("flyway.toml"), """
                [environments.shop]
                url = "jdbc:sqlite:shop.db"
                schemas = ["shop", "audit"]
                [flyway]
                environment = "shop"
                locations = ["filesystem:sql"]
                [flyway.placeholders]
                size = 5
                """);

        FlywaySettings found = settings(Map.of()).orElseThrow();

        assertEquals(Optional.of("conf"), found.table());
        assertEquals(List.of("shop", "audit"), found.schemas());
        assertEquals(List.of(folder.resolve("sql")), found.locations());
        assertEquals(Map.of("kind", "plain", "size", "5"), found.placeholders());
    }

    @Test
    void eachPlaceWinsOverTheOneBefore() throws Exception {
        Files.writeString(folder.resolve("flyway.conf"), "flyway.table=conf");
        assertEquals("conf", table(Map.of()));
        plugin("<table>plugin</table><configFiles><configFile>own.conf</configFile></configFiles>");
        assertEquals("plugin", table(Map.of()));
        model.addProperty("flyway.table", "property");
        assertEquals("property", table(Map.of()));
        Files.writeString(folder.resolve("own.conf"), "flyway.table=own");
        assertEquals("own", table(Map.of()));
        Map<String, String> variables = Map.of("FLYWAY_TABLE", "variable", "FLYWAY_DEFAULT_SCHEMA", "audit");
        assertEquals("variable", table(variables));
        assertEquals(Optional.of("audit"), settings(variables).orElseThrow().defaultSchema());
        commandLine.setProperty("flyway.table", "given");
        assertEquals("given", table(variables));
    }

    @Test
    void aBrokenFileIsOneSentence() throws Exception {
        Files.writeString(folder.resolve("flyway.toml"), "[flyway\n");

        ParameterException error = assertThrows(ParameterException.class, () -> settings(Map.of()));

        assertTrue(
                String.valueOf(error.getMessage())
                        .startsWith("Flyway's configuration " + folder.resolve("flyway.toml") + " cannot be read: "),
                error.getMessage());
    }
}
