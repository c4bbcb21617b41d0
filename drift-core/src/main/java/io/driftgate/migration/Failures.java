package io.driftgate.migration;

import io.driftgate.script.Migration;
import io.driftgate.source.ErrorText;
import java.sql.SQLException;
import java.time.Duration;

/** Words for what goes wrong around a migration's own statements. */
final class Failures {

    private Failures() {}

    static MigrationException of(Migration migration, SQLException error) {
        String state = error.getSQLState() == null ? "" : " (SQLSTATE " + error.getSQLState() + ")";
        if (state.contains("SQLSTATE 08")) {
            return new MigrationException(
                    "The connection was lost while " + migration.name() + " was applied (" + ErrorText.of(error)
                            + "): it is applied as a whole or not at all. db:info tells which; db:migrate goes on from there.",
                    error);
        }
        return new MigrationException(
                migration.name() + " could not be committed and was rolled back: " + ErrorText.of(error) + state + ".",
                error);
    }

    static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrationException(
                    "The run was interrupted while it waited for a lock; nothing is half done.", e);
        }
    }
}
