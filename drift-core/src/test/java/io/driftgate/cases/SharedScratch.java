package io.driftgate.cases;

import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.schema.Engine;
import io.driftgate.schema.Schema;
import io.driftgate.source.SchemaReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One empty PostgreSQL database for many loads, each in a transaction that is rolled back: a new database takes far longer. */
final class SharedScratch {
    private static final Map<Engine, SharedScratch> ALL = new ConcurrentHashMap<>();

    private final Engine engine;
    private final ScratchDatabase database;

    private SharedScratch(Engine engine) {
        this.engine = engine;
        database = TestDatabases.pool().server(engine).create();
    }

    static SharedScratch of(Engine engine) {
        return ALL.computeIfAbsent(engine, SharedScratch::new);
    }

    synchronized Schema load(String ddl) throws SQLException, IOException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            TestDatabases.run(connection, ddl);
            Schema schema = SchemaReader.read(connection, TestDatabases.EVERYTHING);
            connection.rollback();
            return schema;
        } catch (IllegalStateException notInATransaction) {
            return TestDatabases.loadAlone(engine, ddl);
        }
    }
}
