package io.driftgate.script;

import java.sql.Connection;

/**
 * A migration that is written in Java. The class has a public constructor without parameters and is named as a file of Flyway
 * would be: {@code V12__Split_names}, {@code R__Refresh_totals}. It runs in the order of its version among the files of SQL, in
 * a transaction, in the session state of a new connection, and, like any of them, first in a scratch database.
 */
public interface JavaMigration {

    /**
     * Does the work.
     *
     * @param connection the run's own: neither committed, rolled back nor closed here
     * @throws Exception if it cannot be done; all of it is then rolled back
     */
    void up(Connection connection) throws Exception;

    /**
     * Undoes the work. A class that does not override this has no way back.
     *
     * @throws Exception as for {@link #up}
     */
    default void down(Connection connection) throws Exception {
        throw new UnsupportedOperationException("there is no way back");
    }

    /**
     * Whether tables that stood before are dropped, renamed or replaced. On SQLite foreign keys then rest meanwhile, because
     * enforced they would delete the referring rows with the table.
     */
    default boolean replacesTables() {
        return false;
    }
}
