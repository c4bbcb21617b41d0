package io.driftgate.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftgate.cases.TestDatabases;
import io.driftgate.connection.Database;
import io.driftgate.dialect.ReadScope;
import io.driftgate.dialect.postgres.PostgresDialect;
import io.driftgate.dialect.postgres.TestPostgres;
import io.driftgate.dialect.postgres.embedded.EmbeddedPostgres;
import io.driftgate.dialect.postgres.embedded.PostgresBinaries;
import io.driftgate.schema.Engine;
import io.driftgate.schema.Schema;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.ScratchSettings;
import io.driftgate.source.SourceSettings;
import io.driftgate.source.SourceSpec;
import io.driftgate.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database restored from a dump has other texts than its migrations; once settled, no server is asked again. */
class SettlementCacheTest {
    private static final String ORDERS = "CREATE TABLE orders (id integer PRIMARY KEY,"
            + " status varchar(20) CHECK (status IN ('new', 'paid')), total integer CHECK (total BETWEEN 0 AND 100))";
    private static final String NO_SERVER = "a scratch server is about to be started";
    private static final PostgresBinaries NONE = major -> {
        throw new IllegalStateException(NO_SERVER);
    };

    @TempDir
    Path migrations;

    @TempDir
    Path cache;

    private final EmbeddedPostgres server = TestPostgres.server(15);

    @BeforeEach
    void restoredDatabase() throws Exception {
        Files.writeString(migrations.resolve("V1__orders.sql"), ORDERS);
        Schema typed = TestDatabases.load(new Engine(Engine.POSTGRESQL, "15"), ORDERS);
        String dump = String.join(";\n", new PostgresDialect().ddl(typed));
        server.execute("CREATE DATABASE restored");
        try (Connection connection = server.connect("restored")) {
            TestDatabases.run(connection, dump);
        }
        clear("reload");
        clear("replay");
        assertEquals(Verdict.CLEAN, verify(TestPostgres.cache(), TestPostgres.binaries()));
    }

    @AfterEach
    void drop() throws Exception {
        server.execute("DROP DATABASE restored");
    }

    @Test
    void theSecondCheckStartsNoServer() throws Exception {
        copy("replay");
        assertThrows(IllegalStateException.class, () -> verify(cache, NONE), "a replay alone is not enough");

        copy("reload");
        assertEquals(Verdict.CLEAN, verify(cache, NONE));
    }

    @Test
    void anEntryIsReadableForItsOwnerAlone() throws Exception {
        copy("reload");
        List<Path> entries = entries("reload");
        assertEquals(2, entries.size());
        for (Path entry : entries) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(entry)));
        }
    }

    @Test
    void aBrokenEntryIsNone() throws Exception {
        copy("replay");
        copy("reload");
        for (Path entry : entries("reload")) {
            byte[] whole = Files.readAllBytes(entry);
            Files.write(entry, Arrays.copyOf(whole, whole.length / 2));
        }

        IllegalStateException asked = assertThrows(IllegalStateException.class, () -> verify(cache, NONE));
        assertEquals(NO_SERVER, asked.getMessage());
    }

    @Test
    void anotherSchemaIsSettledAnew() throws Exception {
        copy("replay");
        copy("reload");
        try (Connection connection = server.connect("restored")) {
            TestDatabases.run(
                    connection,
                    "ALTER TABLE orders DROP CONSTRAINT orders_total_check,"
                            + " ADD CONSTRAINT orders_total_check CHECK (total BETWEEN 0 AND 101)");
        }
        assertThrows(IllegalStateException.class, () -> verify(cache, NONE));
    }

    private Verdict verify(Path cached, PostgresBinaries binaries) {
        try (ScratchPool pool = new ScratchPool(new ScratchSettings(ScratchSettings.AUTO, cached, binaries))) {
            SourceSettings settings =
                    new SourceSettings(Map.of(), migrations, "auto", Map.of(), "schema_migrations", ReadScope.DEFAULT);
            CheckSettings check = new CheckSettings(Optional.empty(), Set.of(), List.of(), List.of(), LocalDate.EPOCH);
            Database live = new Database(server.url("restored"), server.user(), server.password(), Duration.ZERO);
            return new DriftCheck(new Sources(settings, pool), check, pool)
                    .verify("restored", live, new SourceSpec.Migrations(Optional.empty()))
                    .verdict();
        }
    }

    private static void clear(String folder) throws IOException {
        Path entries = TestPostgres.cache().resolve(folder);
        if (Files.exists(entries)) {
            for (Path entry : entriesOf(entries)) {
                Files.delete(entry);
            }
        }
    }

    private void copy(String folder) throws IOException {
        Path to = Files.createDirectories(cache.resolve(folder));
        for (Path entry : entriesOf(TestPostgres.cache().resolve(folder))) {
            Files.copy(entry, to.resolve(entry.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
        assertNotEquals(List.of(), entries(folder));
    }

    private List<Path> entries(String folder) throws IOException {
        return entriesOf(cache.resolve(folder));
    }

    private static List<Path> entriesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
