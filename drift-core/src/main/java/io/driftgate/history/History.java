package io.driftgate.history;

import io.driftgate.schema.ObjectPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a history table says.
 *
 * @param entries in the order in which they were applied
 */
public record History(HistoryTool tool, ObjectPath table, List<Entry> entries) {

    public History {
        entries = List.copyOf(entries);
    }

    /**
     * One applied migration.
     *
     * @param kind what the entry stands for
     * @param version as the table has it; for a repeatable one its description
     * @param checksum as the table has it; null was never checked
     */
    public record Entry(Kind kind, String version, @Nullable String checksum) {}

    /** What an entry stands for. */
    public enum Kind {
        /** A versioned migration, or a script that recorded itself. */
        VERSIONED,
        REPEATABLE,
        /** A starting point that was marked, not run. */
        BASELINE,
        /** All versions up to this one, in a table that only holds the newest. */
        CURRENT,
        /** Begun outside of a transaction, and not finished. */
        STARTED,
        /** Applied; its way back was begun outside of a transaction, and not finished. */
        UNDOING,
        /** Applied, but not from a file of SQL: it cannot be replayed. */
        NO_SQL,
        /** A step that did not end well. */
        FAILED
    }
}
