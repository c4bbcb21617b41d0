package io.driftgate.check.data;

import java.util.List;
import java.util.Locale;

/** Which rows are asked for. All parts are SQL; FROM items carry an alias where they need one. */
sealed interface Probe {

    /** Whether columns that were added since are of no matter. */
    default boolean isOfStoredColumns() {
        return this instanceof Any || this instanceof Computed || this instanceof Base;
    }

    /** All of its SQL, in lower case. */
    default String text() {
        return toString().toLowerCase(Locale.ROOT);
    }

    /** Rows for which a condition is true. */
    record Where(String from, String where) implements Probe {}

    /** All rows, whatever they hold. */
    record Any(String from) implements Probe {}

    /** Rows that share the values of some expressions with others. */
    record Shared(String from, String where, List<String> keys) implements Probe {
        public Shared {
            keys = List.copyOf(keys);
        }
    }

    /** Rows for which an expression cannot be evaluated. */
    record Trial(String from, String expression) implements Probe {}

    /** As {@link Trial}, of a table as it stands: nothing that was added to it since matters. */
    record Computed(String from, String expression) implements Probe {}

    /** As {@link Where}, of a table as it stands. */
    record Base(String from, String where) implements Probe {}

    /** Nobody can ask. */
    record Unknown() implements Probe {}
}
