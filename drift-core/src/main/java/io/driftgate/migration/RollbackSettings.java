package io.driftgate.migration;

import java.util.Optional;

/**
 * How a rollback goes.
 *
 * @param run as any run; its target and reference are not used
 * @param derived whether the reverse of a migration without a down script may be run, where it only added things
 * @param confirmed the database's name, typed to let rows go with what down scripts drop
 */
public record RollbackSettings(MigrationSettings run, RollbackTo to, boolean derived, Optional<String> confirmed) {}
