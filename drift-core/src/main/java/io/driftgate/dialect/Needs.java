package io.driftgate.dialect;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.SchemaObject;
import java.util.List;
import java.util.Set;

/**
 * What a run does to objects that a database has, or has not.
 *
 * @param fillsSchemas schemas that stand, in which it creates objects
 * @param records the schema in which the history table is to be made by whoever logs in; empty where it stands
 * @param makesSchemas whether it creates schemas or extensions
 * @param alters tables that stand, and that it alters
 * @param drops tables that stand, and that it drops
 * @param references tables that stand, and that new foreign keys refer to
 * @param missing tables that new foreign keys refer to, and that neither stand nor are created
 * @param creates what it creates though something of that type and name stands already
 */
public record Needs(
        Set<String> fillsSchemas,
        Set<String> records,
        boolean makesSchemas,
        Set<ObjectPath> alters,
        Set<ObjectPath> drops,
        Set<ObjectPath> references,
        List<String> missing,
        List<SchemaObject.Key> creates) {

    public Needs {
        fillsSchemas = Set.copyOf(fillsSchemas);
        records = Set.copyOf(records);
        alters = Set.copyOf(alters);
        drops = Set.copyOf(drops);
        references = Set.copyOf(references);
        missing = List.copyOf(missing);
        creates = List.copyOf(creates);
    }

    /** Whether there is anything that the run needs to write. */
    public boolean isEmpty() {
        return fillsSchemas.isEmpty() && !makesSchemas && alters.isEmpty() && drops.isEmpty();
    }
}
