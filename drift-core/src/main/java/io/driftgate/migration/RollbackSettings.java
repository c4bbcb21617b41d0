package io.driftgate.migration;

/**
 * How a rollback goes.
 *
 * @param run as any run; its target and reference are not used
 * @param derived whether the reverse of a migration without a down script may be run, where it only added things
 */
public record RollbackSettings(MigrationSettings run, RollbackTo to, boolean derived) {}
