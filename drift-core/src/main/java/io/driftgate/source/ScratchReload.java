package io.driftgate.source;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ReadScope;
import io.driftgate.dialect.Reload;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.schema.Engine;
import io.driftgate.schema.Rename;
import io.driftgate.schema.Schema;
import io.driftgate.script.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Loads schemas into scratch databases of one engine and reads them back. */
public final class ScratchReload implements Reload {
    private final ScratchPool scratch;
    private final Engine engine;

    /** @param engine the newer of the two that are compared */
    public ScratchReload(ScratchPool scratch, Engine engine) {
        this.scratch = scratch;
        this.engine = engine;
    }

    @Override
    public Reloaded reload(Schema schema, List<Rename> renames) {
        Dialect dialect = Dialects.named(engine.product()).orElseThrow();
        try (ScratchDatabase database = scratch.server(engine).create();
                Connection connection = database.connect()) {
            Loader loader = new Loader(dialect, database, connection);
            boolean complete = loadAll(loader, dialect.ddl(schema));
            for (Rename rename : renames) {
                for (String statement : dialect.rename(rename)) {
                    complete &= loader.accepts(statement);
                }
            }
            ReadScope scope = new ReadScope(schema.schemas());
            return new Reloaded(SchemaReader.read(connection, scope), complete);
        } catch (SQLException e) {
            throw new SourceException("The comparison in a scratch database failed: " + ErrorText.of(e) + ".", e);
        }
    }

    /** Runs the statements, those that fail again after the others, until nothing more is accepted. */
    private static boolean loadAll(Loader loader, List<String> statements) throws SQLException {
        List<String> waiting = statements;
        while (!waiting.isEmpty()) {
            List<String> refused = new ArrayList<>();
            for (String statement : waiting) {
                if (!loader.accepts(statement)) {
                    refused.add(statement);
                }
            }
            if (refused.size() == waiting.size()) {
                return false;
            }
            waiting = refused;
        }
        return true;
    }

    /** Runs statements in one scratch database. */
    private record Loader(Dialect dialect, ScratchDatabase database, Connection connection) {

        boolean accepts(String sql) throws SQLException {
            try {
                database.run(dialect, connection, new SqlStatement(sql, 1, 1, null));
                return true;
            } catch (SQLException e) {
                if (connection.isClosed()) {
                    throw e;
                }
                return false;
            }
        }
    }
}
