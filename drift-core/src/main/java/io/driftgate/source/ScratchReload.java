package io.driftgate.source;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ReadScope;
import io.driftgate.dialect.Reload;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.schema.Engine;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Rename;
import io.driftgate.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Loads schemas into scratch databases of one engine and reads them back: in a transaction that is rolled back, and only where
 * that cannot be in a database of their own. What was read back is kept, so that a database restored from a dump starts no
 * server with every check. Thread-safe.
 */
public final class ScratchReload implements Reload {
    private final ScratchPool scratch;
    private final Engine engine;
    private final Dialect dialect;
    private final SchemaCache cache;

    /** @param engine the newer of the two that are compared */
    public ScratchReload(ScratchPool scratch, Engine engine) {
        this.scratch = scratch;
        this.engine = engine;
        dialect = Dialects.named(engine.product()).orElseThrow();
        cache = new SchemaCache(scratch.settings().cache().resolve("reload"), scratch.known());
    }

    @Override
    public Reloaded reload(Schema schema, Set<ObjectPath> wanted, List<Rename> renames) {
        Load load = new Load(
                dialect.ddl(dialect.excerpt(schema, wanted)),
                renames.stream().map(dialect::rename).toList(),
                new ReadScope(renamed(schema.schemas(), renames)));
        CacheKey key = load.key(scratch.identity(engine));
        return cache.get(key).map(known -> new Reloaded(known, true)).orElseGet(() -> loaded(load, key));
    }

    private static List<String> renamed(List<String> schemas, List<Rename> renames) {
        Map<String, String> names = new HashMap<>();
        renames.stream()
                .filter(rename -> rename.type() == ObjectType.SCHEMA)
                .forEach(rename -> names.put(rename.from().name(), rename.to().name()));
        return schemas.stream().map(name -> names.getOrDefault(name, name)).toList();
    }

    /** What was refused may have been for reasons of the moment, and is not kept. */
    private Reloaded loaded(Load load, CacheKey key) {
        try {
            Reloaded reloaded = inTransaction(load);
            if (reloaded.complete()) {
                cache.put(key, reloaded.schema());
            }
            return reloaded;
        } catch (SQLException e) {
            throw new SourceException("The comparison in a scratch database failed: " + ErrorText.of(e) + ".", e);
        }
    }

    private Reloaded inTransaction(Load load) throws SQLException {
        try {
            return scratch.rolledBack(engine, connection -> load.into(connection, Loader.within(connection, dialect)));
        } catch (SQLException e) {
            if (dialect.refusesTransaction(e)) {
                return inDatabaseOfItsOwn(load);
            }
            throw e;
        }
    }

    private Reloaded inDatabaseOfItsOwn(Load load) throws SQLException {
        try (ScratchDatabase database = scratch.server(engine).create();
                Connection connection = database.connect()) {
            return load.into(connection, Loader.committing(connection, dialect));
        }
    }

    /** Statements in their order: first those that create, then those of each rename. */
    private record Load(List<String> creation, List<List<String>> renames, ReadScope scope) {

        CacheKey key(String scratch) {
            CacheKey.Builder key = CacheKey.of(scratch).addAll(scope.schemas()).addAll(creation);
            renames.forEach(key::addAll);
            return key.build();
        }

        Reloaded into(Connection connection, Loader loader) throws SQLException {
            boolean complete = loader.load(creation);
            for (List<String> rename : renames) {
                complete &= loader.load(rename);
            }
            return new Reloaded(SchemaReader.read(connection, scope), complete);
        }
    }

    @Override
    public String withoutLiteralTypes(String sql) {
        return dialect.withoutLiteralTypes(sql);
    }
}
