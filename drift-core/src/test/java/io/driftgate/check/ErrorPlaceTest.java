package io.driftgate.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftgate.cases.TestDatabases;
import io.driftgate.dialect.ReadScope;
import io.driftgate.schema.Engine;
import io.driftgate.script.ScriptException;
import io.driftgate.source.SourceSettings;
import io.driftgate.source.SourceSpec;
import io.driftgate.source.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an error in a replayed script is said to be, and what a replay does not run at all. */
class ErrorPlaceTest {
    private static final Engine POSTGRES = new Engine(Engine.POSTGRESQL, "15");

    @TempDir
    Path folder;

    private String error(Engine engine, String sql) throws Exception {
        Path file = Files.writeString(folder.resolve("shop.sql"), sql);
        SourceSettings settings =
                new SourceSettings(Map.of(), folder, "auto", Map.of(), "schema_migrations", ReadScope.DEFAULT);
        Sources sources = new Sources(settings, TestDatabases.pool());
        return String.valueOf(assertThrows(
                        ScriptException.class,
                        () -> sources.read(new SourceSpec.Ddl(file), ReadScope.DEFAULT, Optional.of(engine)))
                .getMessage());
    }

    @Test
    void theServersPositionCounts() throws Exception {
        assertEquals(
                "shop.sql:5:13: syntax error at or near \"NUL\" (SQLSTATE 42601), in: CREATE TABLE b (",
                error(
                        POSTGRES,
                        "-- Größe\nCREATE TABLE a (x int);\n CREATE TABLE b (\n  y text,\n  \"😀\" text NUL\n);"));
    }

    @Test
    void inTheFirstLineItIsCountedFromWhereTheStatementStands() throws Exception {
        assertEquals(
                "shop.sql:1:49: column \"c\" does not exist (SQLSTATE 42703), in: CREATE VIEW v AS SELECT c FROM a",
                error(POSTGRES, "CREATE TABLE a (b int); CREATE VIEW v AS SELECT c FROM a;"));
    }

    @Test
    void withoutAPositionItIsTheStatements() throws Exception {
        assertEquals(
                "shop.sql:2:3: relation \"a\" already exists (SQLSTATE 42P07), in: CREATE TABLE a (b int)",
                error(POSTGRES, "CREATE TABLE a (b int);\n  CREATE TABLE a (b int);"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ATTACH|ATTACH DATABASE 'other.db' AS other",
                "ATTACH|/* x */ attach 'other.db' AS other",
                "DETACH|DETACH DATABASE main",
                "VACUUM INTO|VACUUM main INTO 'copy.db'",
                "load_extension()|SELECT load_extension('evil')",
                "writefile()|INSERT INTO a SELECT \"WriteFile\" ('out', 'x')",
                "temp_store_directory|PRAGMA temp_store_directory = '/'",
            })
    void whatReachesFilesBesideASqliteScratchDatabaseIsRefused(String example) throws Exception {
        int bar = example.indexOf('|');
        String sql = example.substring(bar + 1);

        assertEquals(
                "shop.sql:2:" + (sql.startsWith("/*") ? 9 : 1) + ": " + example.substring(0, bar)
                        + " reaches files beside the scratch database, so a replay does not run it:"
                        + " leave it out of the script, in: " + sql.replace("/* x */ ", ""),
                error(TestDatabases.SQLITE, "CREATE TABLE a (b);\n" + sql + ";"));
    }

    @Test
    void aColumnCalledAttachIsNone() throws Exception {
        assertEquals(
                "shop.sql:2:1: no such table: b, in: DROP TABLE b",
                error(
                        TestDatabases.SQLITE,
                        "CREATE TABLE a (attach TEXT, \"into\" TEXT, load_extension TEXT); VACUUM;\nDROP TABLE b;"));
    }
}
