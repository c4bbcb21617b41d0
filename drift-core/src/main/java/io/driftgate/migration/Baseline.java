package io.driftgate.migration;

import io.driftgate.script.Migration;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a database was put under care.
 *
 * @param marked the migrations that are now recorded as applied
 * @param written the file that was written for it, if one was
 * @param refused why it was not; empty if it was
 * @param notes one line each
 */
public record Baseline(
        String id, List<Migration> marked, Optional<Path> written, Optional<Refused> refused, List<String> notes) {

    public Baseline {
        marked = List.copyOf(marked);
        notes = List.copyOf(notes);
    }
}
