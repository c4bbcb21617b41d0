package io.driftgate.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.cases.TestDatabases;
import io.driftgate.connection.Database;
import io.driftgate.dialect.ReadScope;
import io.driftgate.dialect.postgres.TestPostgres;
import io.driftgate.dialect.postgres.embedded.EmbeddedPostgres;
import io.driftgate.policy.Severity;
import io.driftgate.source.SourceException;
import io.driftgate.source.SourceSettings;
import io.driftgate.source.SourceSpec;
import io.driftgate.source.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drift check on a real PostgreSQL, verified by a role that may only connect and read the history. */
class PostgresDriftCheckTest {
    private static final String HISTORY = "CREATE TABLE schema_migrations (id serial, version varchar(50) UNIQUE,"
            + " description text, applied_at timestamptz DEFAULT now(), applied_by text, checksum varchar(64));";
    private static final String SELF_RECORDING = """
            BEGIN;
            CREATE TABLE orders (id bigint PRIMARY KEY, status varchar(20) CHECK (status IN ('new', 'done')));
            GRANT SELECT ON orders TO reporting_only_here;
            INSERT INTO schema_migrations (version) VALUES ('001');
            COMMIT;
            """;
    private static final String SECOND =
            "CREATE SCHEMA shop; CREATE TABLE shop.orders (id int); ALTER TABLE orders ADD note text;";

    @TempDir
    Path folder;

    private final EmbeddedPostgres server = TestPostgres.server(15);

    @BeforeEach
    void project() throws Exception {
        Files.writeString(folder.resolve("001_orders.sql"), SELF_RECORDING);
        Files.writeString(folder.resolve("002_note.sql"), SECOND);
        server.execute("CREATE DATABASE live");
        server.execute("CREATE ROLE reporting_only_here");
        server.execute("CREATE ROLE verifier LOGIN PASSWORD 'verify me'");
        inLive(HISTORY + SELF_RECORDING + SECOND + "INSERT INTO schema_migrations (version) VALUES ('002');");
    }

    @AfterEach
    void remove() throws Exception {
        server.execute("DROP DATABASE live WITH (FORCE)");
        server.execute("DROP ROLE reporting_only_here");
        server.execute("DROP ROLE verifier");
    }

    @Test
    void aScriptThatRecordsItselfInItsOwnTransactionIsReplayed() throws Exception {
        inLive("GRANT SELECT ON schema_migrations TO verifier");

        DriftResult result = verify();

        assertEquals(List.of(), SqliteProject.lines(result));
        assertEquals(Verdict.CLEAN, result.verdict());
        assertEquals("002", result.version());
        assertEquals(List.of("public", "shop"), result.expected().schema().schemas());
    }

    @Test
    void aSchemaThatOnlyTheDatabaseHasIsToldAndIsNoDrift() throws Exception {
        inLive("GRANT SELECT ON schema_migrations TO verifier; CREATE SCHEMA audit; CREATE TABLE audit.log (id int)");

        DriftResult result = verify();

        assertEquals(List.of("added schema audit"), SqliteProject.lines(result));
        assertEquals(Severity.INFO, result.judgement().findings().get(0).severity());
        assertEquals(Verdict.CLEAN, result.verdict());
    }

    @Test
    void driftInASchemaThatTheMigrationsCreateIsFound() throws Exception {
        inLive("GRANT SELECT ON schema_migrations TO verifier; ALTER TABLE shop.orders ADD extra int;"
                + "ALTER TABLE orders DROP CONSTRAINT orders_status_check");

        DriftResult result = verify();

        assertEquals(
                List.of("removed check-constraint public.orders.orders_status_check", "added column shop.orders.extra"),
                SqliteProject.lines(result));
        assertEquals(Verdict.DRIFT, result.verdict());
    }

    @Test
    void aHistoryThatMayNotBeReadIsAnErrorWithItsRemedy() {
        SourceException error = assertThrows(SourceException.class, this::verify);

        assertTrue(
                error.getMessage()
                        .endsWith("permission denied for table schema_migrations."
                                + " Grant SELECT on it to the role that verifies."),
                error.getMessage());
    }

    @Test
    void aSchemaThatNeitherSideHasIsAnErrorAndNotClean() throws Exception {
        inLive("GRANT SELECT ON schema_migrations TO verifier");

        SourceException error = assertThrows(SourceException.class, () -> verify(new ReadScope(List.of("pubic"))));

        assertEquals(
                "Neither side has a schema pubic. Correct db.schemas, which lists what is compared.",
                error.getMessage());
    }

    private DriftResult verify() {
        return verify(ReadScope.DEFAULT);
    }

    private DriftResult verify(ReadScope scope) {
        SourceSettings settings = new SourceSettings(Map.of(), folder, "auto", Map.of(), "schema_migrations", scope);
        CheckSettings check = new CheckSettings(Optional.empty(), Set.of(), List.of(), List.of(), LocalDate.EPOCH);
        Database database = new Database(server.url("live"), "verifier", "verify me", Duration.ZERO);
        return new DriftCheck(new Sources(settings, TestDatabases.pool()), check, TestDatabases.pool())
                .verify("live", database, new SourceSpec.Migrations(Optional.empty()));
    }

    private void inLive(String sql) throws Exception {
        try (Connection connection = server.connect("live")) {
            TestDatabases.run(connection, sql);
        }
    }
}
