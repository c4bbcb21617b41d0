package io.driftgate.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgate.cases.TestDatabases;
import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import io.driftgate.dialect.ReadScope;
import io.driftgate.dialect.postgres.TestPostgres;
import io.driftgate.dialect.postgres.embedded.EmbeddedPostgres;
import io.driftgate.dialect.postgres.embedded.LoggingPostgres;
import io.driftgate.report.DriftDetails;
import io.driftgate.report.DriftDocument;
import io.driftgate.schema.ObjectPath;
import io.driftgate.source.SourceSettings;
import io.driftgate.source.SourceSpec;
import io.driftgate.source.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a drifted table was last changed is told where the server keeps the time of commits, and nothing where it doesn't. */
class LastChangesTest {
    private static final String SHOP = """
            CREATE TABLE orders (id integer PRIMARY KEY, note text, total integer);
            CREATE TABLE calm (id integer PRIMARY KEY);
            CREATE INDEX orders_note ON orders (note);
            """;

    @TempDir
    Path folder;

    @Test
    void theTimeIsThatOfTheCommit() throws Exception {
        try (EmbeddedPostgres server = LoggingPostgres.start(15)) {
            Instant made = made(server);
            Instant before = now(server);
            run(server, "ALTER TABLE orders DROP COLUMN total");
            Instant after = now(server);
            run(server, "INSERT INTO orders VALUES (1, 'x'); ANALYZE orders; VACUUM orders");

            DriftResult result = verify(server);

            assertEquals(
                    Set.of(ObjectPath.of("public", "orders")),
                    result.lastChanged().keySet());
            Instant told = result.lastChanged().get(ObjectPath.of("public", "orders"));
            assertFalse(told.isBefore(before), told + " and " + before);
            assertFalse(told.isAfter(after), told + " and " + after);
            assertFalse(told.isBefore(made));
            ObjectNode node = new DriftDocument(after).add(result);
            DriftDetails.put(result, node);
            JsonNode difference = node.path("differences").path(0);
            assertEquals("public.orders.total", difference.path("path").asText());
            assertEquals(
                    told.truncatedTo(ChronoUnit.SECONDS).toString(),
                    difference.path("lastChanged").asText());
        }
    }

    @Test
    void whereNoTimesAreKeptNoneIsTold() throws Exception {
        EmbeddedPostgres server = TestPostgres.server(15);
        made(server);
        try {
            run(server, "ALTER TABLE orders DROP COLUMN total");

            DriftResult result = verify(server);

            assertEquals(List.of("removed column public.orders.total"), SqliteProject.lines(result));
            assertEquals(Map.of(), result.lastChanged());
        } finally {
            server.execute("DROP DATABASE logged WITH (FORCE)");
            server.execute("DROP ROLE verifier_of_times");
        }
    }

    private Instant made(EmbeddedPostgres server) throws Exception {
        Files.writeString(folder.resolve("shop.sql"), SHOP);
        server.execute("CREATE DATABASE logged");
        server.execute("CREATE ROLE verifier_of_times LOGIN PASSWORD 'verify me'");
        run(server, SHOP);
        return now(server);
    }

    private static void run(EmbeddedPostgres server, String sql) throws Exception {
        try (Connection connection = server.connect("logged")) {
            TestDatabases.run(connection, sql);
        }
    }

    private static Instant now(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.connect("logged");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
            assertTrue(row.next());
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /** As a role that may only connect. */
    private DriftResult verify(EmbeddedPostgres server) throws SQLException {
        SourceSettings settings = new SourceSettings(
                Map.of(), folder.resolve("none"), "auto", Map.of(), "schema_migrations", ReadScope.DEFAULT);
        CheckSettings check = new CheckSettings(Optional.empty(), Set.of(), List.of(), List.of(), LocalDate.EPOCH);
        Database database = new Database(server.url("logged"), "verifier_of_times", "verify me", Duration.ZERO);
        try (Connection connection = Connector.open(database)) {
            return new DriftCheck(new Sources(settings, TestDatabases.pool()), check, TestDatabases.pool())
                    .verify("live", database, connection, new SourceSpec.Ddl(folder.resolve("shop.sql")));
        }
    }
}
