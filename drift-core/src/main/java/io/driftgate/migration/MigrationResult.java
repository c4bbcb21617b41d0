package io.driftgate.migration;

import io.driftgate.backup.Backup;
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
 * @param direction which way it went
 * @param from the newest applied version before; null if there was none
 * @param version the newest applied version now
 * @param done what was applied, or undone, in order
 * @param refused why the run ended there; empty if all went well
 * @param failed the sentence with which it broke off, where it could not go on
 * @param warnings differences that stood before and were let pass, as notes
 * @param observed what it did to the database, seen from outside; empty if it never began
 * @param precautions what was found before, beside the schema
 * @param backup what was taken before the first step; empty if nothing was to be done, or none was wanted
 */
public record MigrationResult(
        String id,
        String database,
        Engine engine,
        Direction direction,
        @Nullable String from,
        @Nullable String version,
        List<Done> done,
        Optional<Refused> refused,
        Optional<String> failed,
        List<String> warnings,
        Optional<Observed> observed,
        Precautions precautions,
        Optional<Backup> backup) {

    public MigrationResult {
        done = List.copyOf(done);
        warnings = List.copyOf(warnings);
    }

    /**
     * One step; a way back has its own name and the version that it undoes.
     *
     * @param migrations how many it applied or undid: one way back may undo several
     */
    public record Done(Migration migration, Duration took, SchemaDelta delta, int migrations) {}
}
