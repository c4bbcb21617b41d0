package io.driftgate.check.data;

import io.driftgate.schema.ObjectPath;
import io.driftgate.script.Migration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a table mean for a migration.
 *
 * @param line where its statement begins
 * @param table whose rows they are; null where it is code, and nobody knows which
 * @param path of what is changed; null likewise
 * @param rows how many; 0 where nobody knows
 * @param message one sentence that begins with the path, if there is one
 * @param keys the primary keys of up to five of them, never other values; empty for a table without one
 * @param remedy what to do; empty where there is nothing
 */
public record DataFinding(
        DataEffect effect,
        Migration migration,
        int line,
        @Nullable ObjectPath table,
        @Nullable ObjectPath path,
        long rows,
        String message,
        List<String> keys,
        String remedy) {

    public DataFinding {
        keys = List.copyOf(keys);
    }

    /** Where and what, in one line, with the keys. */
    public String sentence() {
        return migration.name() + (migration.isCode() ? ": " : ":" + line + ": ") + message + shownKeys();
    }

    /** {@code  (id 3, 7, 9 …)}; empty if there are none. */
    public String shownKeys() {
        return keys.isEmpty() ? "" : " (" + String.join(", ", keys) + (rows > keys.size() ? ", …" : "") + ")";
    }
}
