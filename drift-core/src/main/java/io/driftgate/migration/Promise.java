package io.driftgate.migration;

import io.driftgate.schema.Schema;
import io.driftgate.script.Migration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the schema must be once all edited repeatable migrations have run: what the next replay of what is applied then gives.
 *
 * @param edited the files that were edited
 * @param version the newest that is applied then; null if only repeatable ones are
 * @param passed the differences that stood before the run and were let pass
 */
record Promise(List<Migration> edited, @Nullable String version, Schema schema, Deviations passed) {

    Promise {
        edited = List.copyOf(edited);
    }
}
