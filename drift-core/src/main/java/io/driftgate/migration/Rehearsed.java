package io.driftgate.migration;

import io.driftgate.script.ScriptException;
import io.driftgate.script.Version;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Says of what fails in scratch that it failed there. */
final class Rehearsed {

    private Rehearsed() {}

    /** @throws MigrationException if a migration does not run in an empty database */
    static Situation read(SituationReader reader, Connection connection, Optional<Version> target) throws SQLException {
        try {
            return reader.read(connection, target);
        } catch (ScriptException e) {
            throw new MigrationException(
                    e.getMessage()
                            + ". This was the rehearsal in an empty scratch database; the database itself was not touched.",
                    e);
        }
    }
}
