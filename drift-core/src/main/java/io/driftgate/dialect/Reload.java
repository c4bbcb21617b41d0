package io.driftgate.dialect;

import io.driftgate.schema.Rename;
import io.driftgate.schema.Schema;
import java.util.List;

/**
 * Loads a schema into a scratch database, renames there, and reads it back: the engine itself says how its texts read
 * after a dump and reload, and after a rename.
 */
@FunctionalInterface
public interface Reload {

    Reloaded reload(Schema schema, List<Rename> renames);

    /**
     * @param schema as read back
     * @param complete whether every statement was accepted; if not, an object that is absent says nothing
     */
    record Reloaded(Schema schema, boolean complete) {}
}
