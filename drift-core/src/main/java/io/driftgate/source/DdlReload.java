package io.driftgate.source;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.schema.Schema;
import io.driftgate.script.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Loads the statements that create a schema into an empty scratch database, and finds the order in which they load. */
public final class DdlReload {
    private final ScratchPool scratch;

    public DdlReload(ScratchPool scratch) {
        this.scratch = scratch;
    }

    /**
     * What was loaded.
     *
     * @param statements in the order in which each finds what it needs
     * @param refused those that were not accepted wherever they stood, each with the engine's reason
     * @param schema what they gave
     */
    public record Loaded(List<String> statements, List<String> refused, Schema schema) {}

    /** @throws SourceException if there are no scratch databases for the schema's engine, or they fail */
    public Loaded load(Schema schema) {
        Dialect dialect = Dialects.named(schema.engine().product())
                .orElseThrow(() -> new SourceException("Statements can be written for PostgreSQL and SQLite, not for "
                        + schema.engine().product() + "."));
        try (ScratchDatabase database = scratch.server(schema.engine()).create();
                Connection connection = database.connect()) {
            List<String> accepted = new ArrayList<>();
            List<String> waiting = dialect.ddl(schema);
            List<String> reasons = new ArrayList<>();
            while (!waiting.isEmpty()) {
                reasons.clear();
                List<String> refused = pass(waiting, dialect, database, connection, accepted, reasons);
                if (refused.size() == waiting.size()) {
                    break;
                }
                waiting = refused;
            }
            Schema loaded = SchemaReader.read(connection, Replay.EVERYTHING);
            return new Loaded(accepted, List.copyOf(reasons), Replay.withoutUnasked(loaded, schema.schemas()));
        } catch (SQLException e) {
            throw new SourceException(
                    "The statements cannot be tried in a scratch database: " + ErrorText.of(e) + ".", e);
        }
    }

    private static List<String> pass(
            List<String> waiting,
            Dialect dialect,
            ScratchDatabase database,
            Connection connection,
            List<String> accepted,
            List<String> reasons)
            throws SQLException {
        List<String> refused = new ArrayList<>();
        for (String statement : waiting) {
            try {
                database.run(dialect, connection, new SqlStatement(statement, 1, 1, null));
                accepted.add(statement);
            } catch (SQLException e) {
                if (connection.isClosed()) {
                    throw e;
                }
                refused.add(statement);
                reasons.add(ErrorText.of(e) + ", in: "
                        + statement.lines().findFirst().orElse(""));
            }
        }
        return refused;
    }
}
