/**
 * Takes backups and proves them by giving them back in a database of their own; restores them. Reads {@code dialect}, {@code
 * source}, {@code diff} and {@code check}; read by {@code migration} and {@code report}.
 */
@NullMarked
package io.driftgate.backup;

import org.jspecify.annotations.NullMarked;
