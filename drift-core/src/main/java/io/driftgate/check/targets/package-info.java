/** Checks many databases and tenants in one run, one unreachable of which stops no other. Reads {@code check}; read by {@code report}. */
@NullMarked
package io.driftgate.check.targets;

import org.jspecify.annotations.NullMarked;
