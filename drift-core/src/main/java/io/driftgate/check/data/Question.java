package io.driftgate.check.data;

import io.driftgate.schema.ObjectPath;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * What a rule wants to know of rows before it says no.
 *
 * @param effect what it means if there are any
 * @param path of what is changed
 * @param table whose rows they are
 * @param others tables of which the rows matter too
 * @param key the columns that name a row; empty if there are none
 * @param open what is not known as long as nobody has asked: {@code whether rows hold NULL}
 * @param message what is to be said of so many rows, without the path before it
 * @param remedy what to do
 */
record Question(
        DataEffect effect,
        ObjectPath path,
        ObjectPath table,
        Set<ObjectPath> others,
        List<String> key,
        Probe probe,
        String open,
        LongFunction<String> message,
        String remedy) {

    Question {
        others = Set.copyOf(others);
        key = List.copyOf(key);
    }

    /** The same, where the rows mean something else. */
    Question with(DataEffect other) {
        return new Question(other, path, table, others, key, probe, open, message, remedy);
    }

    /** The same, with other words for what was found. */
    Question says(LongFunction<String> words) {
        return new Question(effect, path, table, others, key, probe, open, words, remedy);
    }

    /** Key expressions as people write them. */
    static String shown(List<String> keys) {
        return String.join(", ", keys)
                .replaceAll("\"([a-z_][a-z0-9_$]*)\"", "$1")
                .replace(" COLLATE BINARY", "");
    }

    /** {@code 1 row}, {@code 1,204 rows}. */
    static String rows(long count) {
        return count == 1 ? "1 row" : String.format(java.util.Locale.ROOT, "%,d rows", count);
    }
}
