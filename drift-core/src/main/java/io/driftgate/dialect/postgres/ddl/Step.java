package io.driftgate.dialect.postgres.ddl;

import io.driftgate.schema.ObjectPath;
import org.jspecify.annotations.Nullable;

/**
 * One statement in a plan.
 *
 * @param rank lower ones come first within a phase
 * @param provides the name that later statements may need, without arguments; null for none
 * @param needs the part of the statement in which names have to exist when it runs
 */
record Step(Phase phase, int rank, @Nullable ObjectPath provides, String sql, String needs) {}
