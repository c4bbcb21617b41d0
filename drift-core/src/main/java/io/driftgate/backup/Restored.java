package io.driftgate.backup;

import java.util.List;

/**
 * How a restore ended.
 *
 * @param before where what stood there before is now: a database's name, or a file; "" if there was nothing
 * @param notes what a reader should know
 */
public record Restored(Backup backup, String database, String before, List<String> notes) {

    public Restored {
        notes = List.copyOf(notes);
    }
}
