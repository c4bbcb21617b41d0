package io.driftgate.maven;

import io.driftgate.connection.Database;
import java.util.List;

/**
 * A live database that a goal looks at.
 *
 * @param id the environment's id, or {@code default}
 * @param database how to reach it
 * @param schemas those of the environment; empty: as {@code db.schemas} says
 */
record Target(String id, Database database, List<String> schemas) {
    static final String DEFAULT_ID = "default";

    Target {
        schemas = List.copyOf(schemas);
    }
}
