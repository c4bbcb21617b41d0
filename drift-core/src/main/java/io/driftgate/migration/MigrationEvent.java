package io.driftgate.migration;

import io.driftgate.backup.BackupEvent;
import io.driftgate.script.Migration;
import io.driftgate.script.SqlStatement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What happens during a run, as it happens. */
public sealed interface MigrationEvent {

    /**
     * Another run holds the lock.
     *
     * @param holder who, as far as can be told; may be empty
     */
    record Waiting(String holder) implements MigrationEvent {}

    /**
     * The gates have let the run pass.
     *
     * @param version where the database stands; null if nothing is applied
     * @param pending how many steps follow
     */
    record Begun(Direction direction, @Nullable String version, int pending) implements MigrationEvent {}

    /** Something that a reader should know. */
    record Note(String text) implements MigrationEvent {}

    /** The backup before the first step. */
    record BackingUp(BackupEvent event) implements MigrationEvent {}

    /** A step begins. */
    record Started(Direction direction, Migration migration, int number, int of) implements MigrationEvent {}

    /**
     * A statement takes long.
     *
     * @param statement null for code
     * @param soFar how long it has run
     * @param doing what it waits for, or how far it is; empty if that is not known
     */
    record StillRunning(Migration migration, @Nullable SqlStatement statement, Duration soFar, String doing)
            implements MigrationEvent {}

    /** A lock was not had in time; the migration was rolled back and is tried again after the pause. */
    record Retrying(Migration migration, int attempt, Duration pause) implements MigrationEvent {}

    /** One part of a migration that does not run in one transaction is done. */
    record UnitDone(Migration migration, int unit, int of) implements MigrationEvent {}

    /** A step is committed. */
    record Done(Direction direction, Migration migration, Duration took) implements MigrationEvent {}

    /**
     * Migrations are tried in scratch, usually one.
     *
     * @param names of their files
     */
    record Trying(String names, int number, int of) implements MigrationEvent {}
}
