/**
 * Backs PostgreSQL databases up with its own {@code pg_dump}, and gives them back with {@code pg_restore}. Reads {@code
 * dialect.postgres}; read by {@code backup}.
 */
@NullMarked
package io.driftgate.dialect.postgres.backup;

import org.jspecify.annotations.NullMarked;
