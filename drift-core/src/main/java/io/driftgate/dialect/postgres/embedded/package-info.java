/**
 * A PostgreSQL server of one's own for scratch databases: unpacked into a cache, started on loopback, gone afterwards. Knows
 * neither schemas nor scripts; read by {@code dialect.postgres}.
 */
@NullMarked
package io.driftgate.dialect.postgres.embedded;

import org.jspecify.annotations.NullMarked;
