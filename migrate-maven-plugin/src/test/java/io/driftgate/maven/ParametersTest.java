package io.driftgate.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftgate.schema.Engine;
import io.driftgate.schema.Property;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What users may write, and the sentence they get for anything else. */
class ParametersTest {
    private static final Path BASE = Path.of("/project").toAbsolutePath();

    @ParameterizedTest
    @CsvSource({"0, PT0S", "30, PT30S", "30s, PT30S", "500ms, PT0.5S", "5m, PT5M", "1 H, PT1H"})
    void durations(String text, Duration expected) {
        assertEquals(expected, Durations.parse("db.connectTimeout", text));
    }

    @ParameterizedTest
    @CsvSource({
        "sqlite, SQLite, ''",
        "SQLite, SQLite, ''",
        "postgresql:15, PostgreSQL, 15",
        "postgres:13.23, PostgreSQL, 13"
    })
    void engines(String text, String product, String version) {
        assertEquals(new Engine(product, version), EngineName.parse(text));
    }

    @Test
    void historyTables() {
        assertEquals("my \"history\"", HistoryTableName.parse("my \"history\""));
        assertEquals("é".repeat(23), HistoryTableName.parse("é".repeat(23)));
        assertEquals(
                "db.historyTable is empty: leave it out, or write the name of a table.",
                assertThrows(ParameterException.class, () -> HistoryTableName.parse(" "))
                        .getMessage());
        assertEquals(
                "db.historyTable is \"" + "é".repeat(24)
                        + "\", longer than 46 bytes, and PostgreSQL cuts off long names: write a shorter one.",
                assertThrows(ParameterException.class, () -> HistoryTableName.parse("é".repeat(24)))
                        .getMessage());
        assertEquals(
                "db.historyTable is \"ops.history\", with a dot in it: write the name of the table alone. Its schema is the"
                        + " first one of db.schemas.",
                assertThrows(ParameterException.class, () -> HistoryTableName.parse("ops.history"))
                        .getMessage());
    }

    @Test
    void aspects() {
        assertEquals(
                Set.of(Property.Aspect.COMMENT, Property.Aspect.OWNER, Property.Aspect.PRIVILEGES),
                Aspects.parse(List.of("comments", " Owners", "privileges")));
    }

    @Test
    void formats() {
        assertEquals(Set.of(Format.TEXT, Format.JSON), Format.parse(List.of("json", "TEXT")));
    }

    @Test
    void caches() {
        assertEquals(Path.of("/home/anna/.cache/driftgate"), UserCache.directory(null, "/home/anna"));
        assertEquals(Path.of("/var/cache/driftgate"), UserCache.directory("/var/cache", "/home/anna"));
        assertEquals(Path.of("/home/anna/.cache/driftgate"), UserCache.directory("not/absolute", "/home/anna"));
    }

    static Stream<Arguments> sqliteUrls() {
        return Stream.of(
                Arguments.of("jdbc:sqlite:shop.db", "jdbc:sqlite:" + BASE.resolve("shop.db")),
                Arguments.of("jdbc:sqlite:a/../shop.db?x=y", "jdbc:sqlite:" + BASE.resolve("shop.db") + "?x=y"),
                Arguments.of("jdbc:sqlite:" + BASE.resolve("b.db"), "jdbc:sqlite:" + BASE.resolve("b.db")),
                Arguments.of("jdbc:sqlite::memory:", "jdbc:sqlite::memory:"),
                Arguments.of("jdbc:sqlite:file:shop?mode=memory", "jdbc:sqlite:file:shop?mode=memory"),
                Arguments.of("jdbc:sqlite:", "jdbc:sqlite:"),
                Arguments.of("jdbc:postgresql:shop", "jdbc:postgresql:shop"));
    }

    @ParameterizedTest
    @MethodSource
    void sqliteUrls(String given, String expected) {
        assertEquals(expected, new BaseDirectory(BASE).resolveUrl(given));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "db.connectTimeout is \"soon\", which is no duration: write for example 30s, 500ms or 5m.",
                        () -> Durations.parse("db.connectTimeout", "soon")),
                mistake(
                        "db.engine is \"postgresql\", which is no engine: write sqlite, or postgresql with its major version,"
                                + " such as postgresql:15.",
                        () -> EngineName.parse("postgresql")),
                mistake(
                        "db.compare knows comments, owners and privileges, and not \"colours\".",
                        () -> Aspects.parse(List.of("comments", "colours"))),
                mistake(
                        "db.formats knows text, json, html, markdown, sarif and junit, and not \"xml\".",
                        () -> Format.parse(List.of("xml"))),
                mistake("db.onDrift is \"ignore\": write block or warn.", () -> OnDrift.parse("ignore")));
    }

    @ParameterizedTest
    @MethodSource
    void mistakes(String sentence, Executable parse) {
        assertEquals(sentence, assertThrows(ParameterException.class, parse).getMessage());
    }

    @Test
    void aSecretIsNotShown() {
        Secret secret = new Secret();
        secret.set("Geheim");

        assertEquals("***", secret.toString());
        assertEquals("Geheim", Secret.reveal(secret));
    }

    /** Maven joins the messages of causes to what it prints; what only {@code -e} may show is therefore no cause. */
    @Test
    void aFaultIsOneSentenceWithTheRestBesideIt() {
        RuntimeException fault = new ParameterException("No database is given.");

        MojoExecutionException error = Failures.asBuildError(fault);

        assertEquals("No database is given.", error.getMessage());
        assertEquals(null, error.getCause());
        assertEquals(List.of(fault), List.of(error.getSuppressed()));
    }

    @Test
    void aDefectSaysThatItIsOne() {
        assertEquals(
                "This should not have happened (java.lang.IllegalStateException: odd): run again with -e and report it.",
                Failures.asBuildError(new IllegalStateException("odd")).getMessage());
    }

    private static Arguments mistake(String sentence, Executable parse) {
        return Arguments.of(sentence, parse);
    }
}
