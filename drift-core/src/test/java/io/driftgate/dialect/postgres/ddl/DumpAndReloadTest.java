package io.driftgate.dialect.postgres.ddl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.driftgate.cases.TestDatabases;
import io.driftgate.dialect.postgres.TestPostgres;
import io.driftgate.dialect.postgres.embedded.EmbeddedPostgres;
import io.driftgate.schema.Schema;
import io.driftgate.source.SchemaReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A schema that went through somebody else's dump is the same schema. Needs a pg_dump of version 15 or later. */
class DumpAndReloadTest {
    private static final Path PG_DUMP = Path.of("/usr/bin/pg_dump");

    private static final String TRAPS = """
            CREATE TABLE notes (
              id serial PRIMARY KEY,
              kind varchar(20) DEFAULT 'plain' CHECK (kind IN ('plain', 'rich')),
              size integer CHECK (size BETWEEN 1 AND 10) CHECK (size NOT BETWEEN 4 AND 5),
              code char(3) CHECK (code = ANY (ARRAY['a', 'b']) OR code LIKE 'x%'),
              at timestamptz CHECK (at > '2020-01-01'),
              label text GENERATED ALWAYS AS (kind || ':' || coalesce(size::text, '-')) STORED
            );
            CREATE INDEX notes_rich ON notes (size) WHERE kind IN ('rich', 'plain') AND size BETWEEN 2 AND 3;
            CREATE VIEW rich_notes AS SELECT n.*, n.size BETWEEN 2 AND 3 AS small FROM notes n WHERE kind NOT IN ('plain', 'x');
            CREATE VIEW richest AS SELECT kind, count(*) FROM rich_notes WHERE kind IN ('rich', 'r') GROUP BY kind HAVING count(*) BETWEEN 1 AND 2;
            CREATE DOMAIN grade AS varchar(2) CHECK (VALUE IN ('a', 'b'));
            CREATE TABLE graded (g grade, CONSTRAINT graded_range EXCLUDE USING btree (g WITH =) WHERE (g IN ('a', 'b')));
            ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
            CREATE POLICY own ON notes USING (kind IN ('plain', 'rich')) WITH CHECK (size BETWEEN 1 AND 2);
            CREATE FUNCTION seen() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
            CREATE TRIGGER seen AFTER UPDATE ON notes FOR EACH ROW WHEN (old.kind IN ('plain', 'rich')) EXECUTE FUNCTION seen();
            CREATE RULE quiet AS ON UPDATE TO graded WHERE old.g IN ('a', 'b') DO INSTEAD NOTHING;
            CREATE STATISTICS halves ON (size / 2), (kind || 'x') FROM notes;
            """;

    @Test
    void thereAndBackIsNoDifference() throws Exception {
        assumeTrue(Files.isExecutable(PG_DUMP) && major() >= 15, "there is no " + PG_DUMP + " of version 15 or later");
        EmbeddedPostgres server = TestPostgres.server(15);
        Schema typed = loaded(server, "dump_source", TRAPS);
        Schema reloaded = loaded(server, "dump_target", dump(server, "dump_source"));

        assertNotEquals(typed.objects(), reloaded.objects(), "the traps are still there");
        assertEquals(List.of(), TestDatabases.diff(typed, reloaded).differences());
        assertEquals(List.of(), TestDatabases.diff(reloaded, typed).differences());
    }

    /** Of {@code pg_dump (PostgreSQL) 15.18 (Debian …)}. */
    private static int major() throws IOException {
        String version = text(new ProcessBuilder(PG_DUMP.toString(), "--version").start());
        return Integer.parseInt(version.replaceAll("(?s)\\D*(\\d+).*", "$1"));
    }

    private static Schema loaded(EmbeddedPostgres server, String database, String sql) throws Exception {
        server.execute("CREATE DATABASE " + database);
        try (Connection connection = server.connect(database)) {
            TestDatabases.run(connection, sql);
        }
        try (Connection connection = server.connect(database)) {
            return SchemaReader.read(connection, TestDatabases.EVERYTHING);
        }
    }

    private static String dump(EmbeddedPostgres server, String database) throws IOException, InterruptedException {
        URI uri = URI.create(server.url(database).substring("jdbc:".length()));
        ProcessBuilder builder = new ProcessBuilder(
                PG_DUMP.toString(), "-s", "-h", uri.getHost(), "-p", "" + uri.getPort(), "-U", server.user(), database);
        builder.environment().put("PGPASSWORD", server.password());
        builder.redirectErrorStream(true);
        Process process = builder.start();
        String text = text(process);
        assertEquals(0, process.waitFor(), text);
        return text;
    }

    private static String text(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
