/**
 * Brings a database from one version to another, behind the gate: reads where it stands, holds it against what its migrations
 * promise, applies each pending one in a transaction, proves it there, records it, and commits. Reads {@code check} and all
 * before it; emits events; read by {@code report}.
 */
@NullMarked
package io.driftgate.migration;

import org.jspecify.annotations.NullMarked;
