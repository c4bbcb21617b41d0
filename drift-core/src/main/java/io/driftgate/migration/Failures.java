package io.driftgate.migration;

import io.driftgate.script.Migration;
import io.driftgate.source.ErrorText;
import java.sql.SQLException;
import java.time.Duration;

/** Words for what goes wrong around a migration's own statements. */
final class Failures {

    private Failures() {}

    /** @param holder who has a lock on the database; empty if that is not known */
    static MigrationException of(Migration migration, SQLException error, String holder) {
        String state = error.getSQLState() == null ? "" : " (SQLSTATE " + error.getSQLState() + ")";
        if (state.contains("SQLSTATE 08")) {
            return new MigrationException(
                    "The connection was lost while " + migration.name() + " was applied (" + ErrorText.of(error)
                            + "): it is applied as a whole or not at all. db:info tells which; db:migrate goes on from there.",
                    error);
        }
        return new MigrationException(
                migration.name() + " could not be committed and was rolled back: " + ErrorText.of(error) + state + "."
                        + (isLocked(error)
                                ? " Another connection" + (holder.isEmpty() ? "" : " (" + holder + ")")
                                        + " held a lock through all tries: wait until it is done or end it, then run"
                                        + " the goal again; db.statementLockTimeout gives each try more time."
                                : ""),
                error);
    }

    /** Of a migration that does not run in one transaction, between its own statements. */
    static MigrationException inParts(Migration migration, SQLException error) {
        String state = error.getSQLState() == null ? "" : " (SQLSTATE " + error.getSQLState() + ")";
        return new MigrationException(
                migration.name() + " could not go on: " + ErrorText.of(error) + state
                        + ". Its parts that are done stay and are recorded; mend the cause and run the goal again.",
                error);
    }

    /** SQLITE_BUSY and SQLITE_LOCKED with all their extended codes, and PostgreSQL's {@code lock_not_available}. */
    private static boolean isLocked(SQLException error) {
        int primary = error.getErrorCode() & 0xFF;
        return "55P03".equals(error.getSQLState())
                || error.getClass().getName().startsWith("org.sqlite.") && (primary == 5 || primary == 6);
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
