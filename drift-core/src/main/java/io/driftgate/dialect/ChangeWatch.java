package io.driftgate.dialect;

import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Remembers how a database stood at one moment of a transaction, and finds what was changed since. */
@FunctionalInterface
public interface ChangeWatch {
    /** Finds nothing out; everything has to be read. */
    ChangeWatch BLIND = (connection, before) -> Optional.empty();

    /**
     * What the open transaction, or any other one that ended meanwhile, changed in the schema.
     *
     * @param connection the one that the watch began on, in the same transaction; left as it was
     * @param before what a whole read gave, or would have given, when the watch began
     * @return empty if only a whole read can tell
     */
    Optional<SchemaDelta> changes(Connection connection, Schema before) throws SQLException;
}
