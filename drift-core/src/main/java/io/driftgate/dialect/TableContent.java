package io.driftgate.dialect;

import io.driftgate.schema.ObjectPath;
import org.jspecify.annotations.Nullable;

/**
 * How much a table holds.
 *
 * @param hash of all its rows, whatever their order; equal in two databases of one engine if the rows are. Null where none was taken
 * @param compared whether each row was compared with the one of the copy, which no hash is needed for
 */
public record TableContent(
        ObjectPath table, long rows, @Nullable String hash, boolean compared) {

    public static TableContent counted(ObjectPath table, long rows) {
        return new TableContent(table, rows, null, false);
    }

    public static TableContent hashed(ObjectPath table, long rows, @Nullable String hash) {
        return new TableContent(table, rows, hash, false);
    }

    public static TableContent compared(ObjectPath table, long rows) {
        return new TableContent(table, rows, null, true);
    }

    public boolean isOnlyCounted() {
        return hash == null && !compared;
    }
}
