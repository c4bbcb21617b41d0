package io.driftgate.check.targets;

import io.driftgate.connection.Database;
import io.driftgate.dialect.ReadScope;

/**
 * A live database to check.
 *
 * @param id how reports call it
 * @param scope which of its schemas are read; empty for the default
 * @param prefix what stands before a tenant's name in reports; empty, or the id and a slash
 */
public record CheckTarget(String id, Database database, ReadScope scope, String prefix) {

    /** Whether its schemas are tenants, each to be checked by itself: a pattern says so. */
    public boolean hasTenants() {
        return scope.schemas().stream().anyMatch(schema -> schema.contains("*"));
    }
}
