package io.driftgate.source;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
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
            DdlLoad load = new DdlLoad(dialect, database, connection);
            load.run(dialect.ddl(schema));
            Schema loaded = SchemaReader.read(connection, Replay.EVERYTHING);
            return new Loaded(load.accepted(), load.refused(), Replay.withoutUnasked(loaded, schema.schemas()));
        } catch (SQLException e) {
            throw new SourceException(
                    "The statements cannot be tried in a scratch database: " + ErrorText.of(e) + ".", e);
        }
    }
}
