package io.driftgate.check.post;

import io.driftgate.dialect.Held;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Schema;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A run, as the checks see it.
 *
 * @param held what the database held before
 * @param holds what it holds now
 * @param schemaBefore its schema then
 * @param schema its schema now
 * @param renamed the tables that have another name now: the new one by the old one
 * @param written the tables that the run wrote rows into, or dropped or made; empty where that is not known
 */
public record Change(
        Held held,
        Held holds,
        Schema schemaBefore,
        Schema schema,
        Map<ObjectPath, ObjectPath> renamed,
        Optional<Set<ObjectPath>> written) {

    public Change {
        renamed = Map.copyOf(renamed);
        written = written.map(Set::copyOf);
    }
}
