package io.driftgate.migration;

import io.driftgate.backup.Backup;
import io.driftgate.backup.BackupSettings;
import io.driftgate.backup.BackupTaker;
import io.driftgate.dialect.BackupException;
import io.driftgate.dialect.BackupRefusedException;
import io.driftgate.history.History;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.source.SchemaReader;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.Sources;
import java.sql.SQLException;
import java.util.Optional;

/** Takes the backup before the first step of a run, and makes sure that nothing happened meanwhile. */
final class SafetyNet {
    private final Sources sources;
    private final ScratchPool scratch;
    private final Run run;

    SafetyNet(Sources sources, ScratchPool scratch, Run run) {
        this.sources = sources;
        this.scratch = scratch;
        this.run = run;
    }

    /**
     * Nothing is taken of an empty database, or where nothing is to be done.
     *
     * @return why the run must not go on
     * @throws MigrationException if the backup failed, or the run lock was lost
     */
    Optional<Refused> before(Situation now, Outcome outcome) throws SQLException {
        Optional<BackupSettings> settings = run.settings().backup();
        boolean nothingToDo = now.steps().steps().isEmpty();
        if (settings.isEmpty() || nothingToDo || BackupTaker.isEmpty(run.database(), run.connection())) {
            return Optional.empty();
        }
        try {
            Backup backup = new BackupTaker(
                            settings.get(), scratch, event -> run.listener().on(new MigrationEvent.BackingUp(event)))
                    .take(run.database());
            outcome.backedUp(backup);
        } catch (BackupRefusedException e) {
            return Optional.of(Refused.because(
                    e.reason() + " Nothing was changed.",
                    e.details(),
                    e.remedies().toArray(String[]::new)));
        } catch (BackupException e) {
            throw new MigrationException(
                    e.getMessage() + " Nothing was changed. Mend the cause and run "
                            + run.ledger().direction().goal() + " again.",
                    e);
        }
        run.requireLock();
        return unchanged(now);
    }

    /** What the gates have seen must still be so. */
    private Optional<Refused> unchanged(Situation now) throws SQLException {
        Schema found = SchemaReader.read(run.connection(), now.scope());
        SchemaDelta since = SchemaDelta.between(now.found(), found);
        Optional<History> history = new PositionReader(sources).history(run.connection(), found);
        boolean same = since.isEmpty() && history.equals(now.history());
        if (same) {
            return Optional.empty();
        }
        return Optional.of(Refused.because(
                "Somebody else changed the database while its backup was taken; nothing was done to it.",
                since.keys().stream()
                        .map(key -> key.type().label() + " " + key.path())
                        .sorted()
                        .toList(),
                "Find out who, then run " + run.ledger().direction().goal() + " again."));
    }
}
