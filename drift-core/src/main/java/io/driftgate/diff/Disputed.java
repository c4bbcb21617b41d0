package io.driftgate.diff;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Rename;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The objects that a settlement is about: those whose texts differ and, after a rename, all that differ. */
final class Disputed {
    private final Set<ObjectPath> paths = new HashSet<>();
    private final Renames renames;

    Disputed(SchemaDiff draft, List<Rename> renames) {
        this.renames = new Renames(renames);
        for (Difference difference : draft.differences()) {
            if (!renames.isEmpty() || difference.properties().stream().anyMatch(Settlement::isText)) {
                paths.add(difference.path());
            }
        }
        renames.forEach(rename -> paths.add(rename.to()));
    }

    /** As the actual side calls them. */
    Set<ObjectPath> paths() {
        return paths;
    }

    /** As the expected side calls them. */
    Set<ObjectPath> inExpected(Schema expected) {
        Set<ObjectPath> found = new HashSet<>();
        for (SchemaObject object : expected.objects()) {
            if (paths.contains(renames.apply(object).path())) {
                found.add(object.path());
            }
        }
        return found;
    }
}
