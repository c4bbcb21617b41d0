package io.driftgate.source;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ReadScope;
import io.driftgate.dialect.Reload;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.schema.Engine;
import io.driftgate.schema.Rename;
import io.driftgate.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
            boolean complete = loadAll(connection, dialect.ddl(schema));
            for (Rename rename : renames) {
                for (String statement : dialect.rename(rename)) {
                    complete &= accepted(connection, statement);
                }
            }
            ReadScope scope = new ReadScope(schema.schemas());
            return new Reloaded(SchemaReader.read(connection, scope), complete);
        } catch (SQLException e) {
            throw new SourceException("The comparison in a scratch database failed: " + ErrorText.of(e) + ".", e);
        }
    }

    /** Runs the statements, those that fail again after the others, until nothing more is accepted. */
    private static boolean loadAll(Connection connection, List<String> statements) throws SQLException {
        List<String> waiting = statements;
        while (!waiting.isEmpty()) {
            List<String> refused = new ArrayList<>();
            for (String statement : waiting) {
                if (!accepted(connection, statement)) {
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

    private static boolean accepted(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            if (connection.isClosed()) {
                throw e;
            }
            return false;
        }
    }
}
