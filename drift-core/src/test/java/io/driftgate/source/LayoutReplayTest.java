package io.driftgate.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftgate.cases.TestDatabases;
import io.driftgate.dialect.ReadScope;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.Code;
import io.driftgate.script.Headers;
import io.driftgate.script.Migration;
import io.driftgate.script.MigrationDirectory;
import io.driftgate.script.ScriptException;
import io.driftgate.script.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations of several layouts in a scratch database. */
class LayoutReplayTest {
    @TempDir
    Path folder;

    private Sources sources() {
        return new Sources(
                new SourceSettings(
                        Map.of(), folder, "auto", Map.of(), SourceSettings.DEFAULT_HISTORY_TABLE, ReadScope.DEFAULT),
                TestDatabases.pool());
    }

    private void file(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    private static List<String> columns(Reading reading) {
        return reading.schema().objects().stream()
                .filter(object -> object.type() == ObjectType.COLUMN)
                .map(SchemaObject::path)
                .map(Object::toString)
                .toList();
    }

    private Reading replay() {
        return sources()
                .read(
                        new SourceSpec.Migrations(Optional.empty()),
                        ReadScope.DEFAULT,
                        Optional.of(TestDatabases.SQLITE));
    }

    @Test
    void onlyTheWayUpRuns() throws IOException {
        file("1_a.sql", "-- +goose Up\nCREATE TABLE a (id INTEGER);\n-- +goose Down\nDROP TABLE a;\n");

        assertEquals(List.of("main.a.id"), columns(replay()));
    }

    @Test
    void aFailureHasItsPlaceInTheWholeFile() throws IOException {
        file("1_a.sql", "-- migrate:down\nDROP TABLE a;\n-- migrate:up\n\n  CREATE TABLE;\n");

        ScriptException failure = assertThrows(ScriptException.class, this::replay);

        assertEquals("1_a.sql:5:3", failure.script() + ":" + failure.line() + ":" + failure.column());
    }

    @Test
    void theEnginesOwnFileTakesThePlaceOfTheGeneralOne() throws IOException {
        file("1_a.up.sql", "CREATE TABLE a (id uuid DEFAULT gen_random_uuid());");
        file("1_a.sqlite.up.sql", "CREATE TABLE a (own TEXT);");
        file("2_b.postgres.up.sql", "CREATE TABLE b (id uuid);");

        assertEquals(List.of("main.a.own"), columns(replay()));
    }

    @Test
    void codeRunsToo() throws IOException {
        file("001_a.sql", "CREATE TABLE a (id INTEGER);");
        Sources sources = sources();
        MigrationDirectory directory =
                sources.directory(TestDatabases.SQLITE).with(List.of(inJava("ALTER TABLE a ADD COLUMN more TEXT")));

        Reading reading = sources.replayed(directory, directory.fromEmpty(), ReadScope.DEFAULT, TestDatabases.SQLITE);

        assertEquals("migrations@2", reading.label());
        assertEquals(List.of("main.a.id", "main.a.more"), columns(reading));
    }

    private static Migration inJava(String sql) {
        Code code = new Code() {
            @Override
            public String name() {
                return "Second";
            }

            @Override
            public void run(Connection connection) throws SQLException {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                }
            }

            @Override
            public String checksum() {
                return Integer.toHexString(sql.hashCode());
            }
        };
        return new Migration(
                Migration.Kind.VERSIONED,
                new Version("2"),
                "second",
                Path.of("Second.class"),
                new Migration.Parts(code, Optional.empty(), Optional.empty(), code),
                Headers.NONE);
    }
}
