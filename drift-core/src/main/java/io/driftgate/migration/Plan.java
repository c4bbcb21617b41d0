package io.driftgate.migration;

import io.driftgate.diff.SchemaDiff;
import io.driftgate.schema.Engine;
import io.driftgate.script.Migration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do here and now.
 *
 * @param version the newest applied version; null if nothing is applied
 * @param pending what would be applied, in order
 * @param blocked why a run would be refused; empty if it would not
 * @param notes one line each
 * @param precautions what was found beside the schema
 */
public record Plan(
        String id,
        String database,
        Engine engine,
        @Nullable String version,
        List<Planned> pending,
        Optional<Refused> blocked,
        List<String> notes,
        Precautions precautions) {

    public Plan {
        pending = List.copyOf(pending);
        notes = List.copyOf(notes);
    }

    /**
     * One migration of a plan.
     *
     * @param changes what it changes: {@code added} is what it adds
     * @param units in how many parts it runs; 1 for a single transaction
     */
    public record Planned(Migration migration, SchemaDiff changes, int units, boolean atomic) {}
}
