package io.driftgate.migration;

/** How far a rollback goes. */
public sealed interface RollbackTo {

    /** So many migrations, the newest first. */
    record Steps(int count) implements RollbackTo {}

    /** Until this version is the newest. */
    record Version(io.driftgate.script.Version version) implements RollbackTo {}

    /** Until none is left, or only the baseline. */
    record Base() implements RollbackTo {}
}
