package io.driftgate.maven;

import io.driftgate.connection.Database;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A live database that a goal looks at.
 *
 * @param id the environment's id; null if only a URL was given
 * @param database how to reach it
 * @param schemas those of the environment; empty: as {@code db.schemas} says
 */
record Target(@Nullable String id, Database database, List<String> schemas) {

    Target {
        schemas = List.copyOf(schemas);
    }

    /** What reports call it: the id, or the URL without credentials. */
    String label() {
        return id == null ? database.shownUrl() : id;
    }
}
