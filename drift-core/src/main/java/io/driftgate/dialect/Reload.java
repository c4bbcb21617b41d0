package io.driftgate.dialect;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Rename;
import io.driftgate.schema.Schema;
import java.util.List;
import java.util.Set;

/**
 * Loads a schema into a scratch database, renames there, and reads it back: the engine itself says how its texts read
 * after a dump and reload, and after a rename.
 */
public interface Reload {

    /**
     * @param wanted the paths that the reload is about; what neither is one of them nor is needed by one may be left out
     * @param renames all of wanted objects
     */
    Reloaded reload(Schema schema, Set<ObjectPath> wanted, List<Rename> renames);

    /** SQL whose literals have no type of their own, so that the engine finds it anew; as {@link Dialect} has it. */
    default String withoutLiteralTypes(String sql) {
        return sql;
    }

    /**
     * @param schema as read back
     * @param complete whether every statement was accepted; if not, an object that is absent says nothing
     */
    record Reloaded(Schema schema, boolean complete) {}
}
