package io.driftgate.cases;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ReadScope;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.diff.DiffOptions;
import io.driftgate.diff.Differ;
import io.driftgate.diff.Fingerprint;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.schema.Engine;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.script.Script;
import io.driftgate.source.Dialects;
import io.driftgate.source.SchemaReader;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.ScratchReload;
import io.driftgate.source.ScratchSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/** Real databases for tests: loads DDL into scratch, reads it, compares it as the drift check does. */
public final class TestDatabases {
    public static final Engine SQLITE = new Engine(Engine.SQLITE, "3");
    public static final ReadScope EVERYTHING = new ReadScope(List.of("*"));

    private static final ScratchPool POOL = new ScratchPool(new ScratchSettings(
            ScratchSettings.AUTO,
            Path.of("target", "cache").toAbsolutePath(),
            io.driftgate.dialect.postgres.TestPostgres.binaries()));

    static {
        forget("replay");
        forget("reload");
        forget("steps");
        Runtime.getRuntime().addShutdownHook(new Thread(POOL::close));
    }

    private TestDatabases() {}

    /** What an earlier run kept would stand in for the engine. */
    private static void forget(String folder) {
        Path kept = POOL.settings().cache().resolve(folder);
        try (Stream<Path> files = Files.exists(kept) ? Files.list(kept) : Stream.empty()) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file); // another process may have been faster
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ScratchPool pool() {
        return POOL;
    }

    /** The schema that the DDL gives in an empty database. */
    public static Schema load(Engine engine, String ddl) throws SQLException, IOException {
        return engine.is(Engine.POSTGRESQL) ? SharedScratch.of(engine).load(ddl) : loadAlone(engine, ddl);
    }

    /** In a database of its own, for what cannot run in a transaction. */
    static Schema loadAlone(Engine engine, String ddl) throws SQLException, IOException {
        try (ScratchDatabase database = POOL.server(engine).create();
                Connection connection = database.connect()) {
            run(connection, ddl);
            return SchemaReader.read(connection, EVERYTHING);
        }
    }

    public static void run(Connection connection, String sql) throws SQLException, IOException {
        Dialect dialect = Dialects.of(connection).orElseThrow();
        dialect.splitter().split(Script.of("test.sql", sql), statement -> {
            try {
                dialect.run(connection, statement);
            } catch (SQLException e) {
                throw new IllegalStateException(
                        "line " + statement.line() + ": " + e.getMessage() + " in " + statement.text(), e);
            }
        });
    }

    /** Compares everything, comments, owners and privileges too. */
    public static SchemaDiff diff(Schema expected, Schema actual) {
        return new Differ(options(expected.engine())).diff(expected, actual);
    }

    public static Fingerprint fingerprint(Schema schema) {
        return Fingerprint.of(schema, options(schema.engine()));
    }

    private static DiffOptions options(Engine engine) {
        Dialect dialect = Dialects.named(engine.product()).orElseThrow();
        return new DiffOptions(
                EnumSet.allOf(Property.Aspect.class), dialect::normalForm, new ScratchReload(POOL, engine));
    }
}
