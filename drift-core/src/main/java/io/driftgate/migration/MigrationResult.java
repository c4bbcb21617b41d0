package io.driftgate.migration;

import io.driftgate.schema.Engine;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.script.Migration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param id the target's name
 * @param database the URL without credentials
 * @param from the newest applied version before; null if there was none
 * @param version the newest applied version now
 * @param applied what was applied, in order
 * @param refused why the run ended there; empty if all went well
 * @param warnings differences that stood before and were let pass, as notes
 */
public record MigrationResult(
        String id,
        String database,
        Engine engine,
        @Nullable String from,
        @Nullable String version,
        List<Done> applied,
        Optional<Refused> refused,
        List<String> warnings) {

    public MigrationResult {
        applied = List.copyOf(applied);
        warnings = List.copyOf(warnings);
    }

    /** One migration that was applied. */
    public record Done(Migration migration, Duration took, SchemaDelta delta) {}
}
