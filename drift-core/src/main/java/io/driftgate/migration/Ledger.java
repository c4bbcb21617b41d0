package io.driftgate.migration;

import io.driftgate.script.Migration;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a run writes into the history about its steps, each in the transaction that does it. Not thread-safe. */
interface Ledger {

    /**
     * How a step ended.
     *
     * @param took null where it was not run
     * @param written the tables, of those that stood before, into which rows were written; empty where that is not known
     * @param snapshot the schema as it is now, compressed; null where none is kept
     * @param wroteHistory whether it may have written into the history table itself
     */
    record Finished(
            @Nullable Duration took, Optional<Set<String>> written, byte @Nullable [] snapshot, boolean wroteHistory) {}

    Direction direction();

    /**
     * A step that was begun.
     *
     * @param units how many of its units are done
     * @param mark the checksum of the statements that are done; null where none was kept
     */
    record Begun(int units, @Nullable String mark) {}

    /** How much of a step is done that was begun and cut off; empty if it was not begun. */
    Optional<Begun> begun(Migration step) throws SQLException;

    /** A step begins that does not run in one transaction. */
    void begin(Migration step) throws SQLException;

    /** So much of a step is done. */
    void unitDone(Migration step, Begun done) throws SQLException;

    /**
     * Looks at the history before the step's statements, which may write into it themselves.
     *
     * @param spokenOf whether they name it, so that they may drop, empty or edit it
     */
    void remember(boolean spokenOf) throws SQLException;

    /** Makes the history again what it was at {@link #remember}, with what the run itself wrote since. */
    void restore() throws SQLException;

    void done(Migration step, Finished finished) throws SQLException;

    /** What was written since the last {@link #remember} was rolled back. */
    void undone();

    /** What is applied once the step is done. */
    List<Migration> after(Migration step, List<Migration> applied);
}
