package io.driftgate.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftgate.connection.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.maven.settings.Server;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
    private static final String SHOP = "jdbc:postgresql://db.example.org/shop";
    private static final Environment PROD = new Environment("prod", SHOP, null, "prod-db", List.of("shop", "audit"));
    private static final Environment DEV =
            new Environment("dev", "jdbc:postgresql://localhost/shop", "dev", null, null);
    private static final Environment EMPTY = new Environment("empty", "", null, null, null);

    @Test
    void parametersComeBeforeTheServerAndTheVariables() {
        Targets targets =
                targets(choice(SHOP, "anna", "hers", "prod-db", null), Map.of("DB_USER", "v", "DB_PASSWORD", "w"));

        assertEquals(database(SHOP, "anna", "hers"), targets.chosen().database());
    }

    @Test
    void theServerFillsInWhatTheParametersLeaveOpen() {
        Targets targets =
                targets(choice(SHOP, null, null, "prod-db", null), Map.of("DB_USER", "v", "DB_PASSWORD", "w"));

        assertEquals(database(SHOP, "release", "opened"), targets.chosen().database());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:sqlite:", " jdbc:sqlite:?foreign_keys=on", "jdbc:sqlite::memory:"})
    void aDatabaseThatIsGoneAfterwardsIsRefused(String url) {
        Targets targets = targets(choice(url, null, null, null, null), Map.of());

        assertEquals(
                "The URL " + url.strip()
                        + " names no file, so that all that is done there would be gone when the goal ends:"
                        + " write jdbc:sqlite: and the path of the database.",
                assertThrows(ParameterException.class, targets::chosen).getMessage());
    }

    @Test
    void theVariablesComeLast() {
        Targets targets = targets(
                choice(null, null, null, null, null), Map.of("DB_URL", SHOP, "DB_USER", "v", "DB_PASSWORD", "w"));

        assertEquals(database(SHOP, "v", "w"), targets.chosen().database());
    }

    @Test
    void anotherUsersPasswordIsNotSent() {
        Targets targets =
                targets(choice(SHOP, "anna", null, "prod-db", null), Map.of("DB_USER", "v", "DB_PASSWORD", "w"));

        assertEquals(database(SHOP, "anna", null), targets.chosen().database());
    }

    @Test
    void aVariableWithThePasswordAloneIsForWhicheverUser() {
        Targets targets = targets(choice(SHOP, "anna", null, null, null), Map.of("DB_PASSWORD", "w"));

        assertEquals(database(SHOP, "anna", "w"), targets.chosen().database());
    }

    @Test
    void anEnvironmentWinsOverTheUrlOfThePom() {
        Target found = targets(choice("jdbc:sqlite:other.db", null, null, null, "prod"), Map.of())
                .chosen();

        assertEquals(new Target("prod", database(SHOP, "release", "opened"), List.of("shop", "audit")), found);
    }

    @Test
    void anEnvironmentAsASourceDoesNotTakeTheTargetsPassword() {
        Targets targets = targets(choice(SHOP, "anna", "hers", null, null), Map.of());

        assertEquals(
                database("jdbc:postgresql://localhost/shop", "dev", null),
                targets.environment("dev").database());
    }

    @Test
    void theSchemasOfEveryEnvironmentThatIsComparedCount() {
        LiveSources live = new LiveSources(
                targets(choice(null, null, null, null, null), Map.of()), new BaseDirectory(Path.of("/project")));
        live.spec("db.from", "dev");
        assertEquals(List.of(), live.schemas());
        live.spec("db.to", "prod");

        assertEquals(List.of("audit", "shop"), live.schemas());
    }

    @Test
    void aSqliteFileIsRelativeToTheProject() {
        Targets targets = targets(choice("jdbc:sqlite:target/shop.db?cache=shared", null, null, null, null), Map.of());

        assertEquals(
                "jdbc:sqlite:" + Path.of("/project").toAbsolutePath().resolve("target/shop.db") + "?cache=shared",
                targets.chosen().database().url());
    }

    @Test
    void noUrlAtAllNamesEveryWayToGiveOne() {
        assertSentence(
                "No database is given: set db.url or the variable DB_URL, or pick an <environment> with db.env"
                        + " (there is: prod, dev, empty).",
                choice(" ", null, null, null, null));
    }

    @Test
    void whatDoesNotExistIsNamed() {
        assertSentence(
                "There is no <environment> with the id \"qa\" (there is: prod, dev, empty).",
                choice(null, null, null, null, "qa"));
        assertSentence("The <environment> \"empty\" has no <url>.", choice(null, null, null, null, "empty"));
        assertSentence(
                "The settings have no <server> with the id \"qa-db\": add it to settings.xml, or correct db.serverId.",
                choice(SHOP, null, null, "qa-db", null));
        assertSentence(
                "The password of the <server> \"locked\" in settings.xml cannot be decrypted: check the master password in"
                        + " settings-security.xml.",
                choice(SHOP, null, null, "locked", null));
    }

    private static void assertSentence(String sentence, Targets.Choice choice) {
        ParameterException thrown = assertThrows(
                ParameterException.class, () -> targets(choice, Map.of()).chosen());
        assertEquals(sentence, thrown.getMessage());
    }

    private static Targets targets(Targets.Choice choice, Map<String, String> variables) {
        return new Targets(
                choice,
                List.of(PROD, DEV, EMPTY),
                new ServerCredentials(
                        List.of(server("prod-db", "release"), server("locked", "nobody")), new OneLockedServer()),
                variables::get,
                new BaseDirectory(Path.of("/project").toAbsolutePath()));
    }

    private static Targets.Choice choice(
            @Nullable String url,
            @Nullable String user,
            @Nullable String password,
            @Nullable String serverId,
            @Nullable String env) {
        return new Targets.Choice(url, new Credentials(user, password), serverId, env, Duration.ofSeconds(5));
    }

    private static Database database(String url, @Nullable String user, @Nullable String password) {
        return new Database(url, user, password, Duration.ofSeconds(5));
    }

    private static Server server(String id, String user) {
        Server server = new Server();
        server.setId(id);
        server.setUsername(user);
        server.setPassword("{encrypted}");
        return server;
    }
}
