package io.driftgate.source;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ReadScope;
import io.driftgate.dialect.Reload;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.schema.Engine;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Rename;
import io.driftgate.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

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
    public Reloaded reload(Schema schema, Set<ObjectPath> wanted, List<Rename> renames) {
        Dialect dialect = Dialects.named(engine.product()).orElseThrow();
        try (ScratchDatabase database = scratch.server(engine).create();
                Connection connection = database.connect()) {
            Loader loader = new Loader(connection);
            boolean complete = loader.load(dialect.ddl(dialect.excerpt(schema, wanted)));
            for (Rename rename : renames) {
                complete &= loader.load(dialect.rename(rename));
            }
            ReadScope scope = new ReadScope(schema.schemas());
            return new Reloaded(SchemaReader.read(connection, scope), complete);
        } catch (SQLException e) {
            throw new SourceException("The comparison in a scratch database failed: " + ErrorText.of(e) + ".", e);
        }
    }

    @Override
    public String withoutLiteralTypes(String sql) {
        return Dialects.named(engine.product()).orElseThrow().withoutLiteralTypes(sql);
    }
}
