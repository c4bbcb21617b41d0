/**
 * Finds migrations and their statements on disk: layouts, versions, order, checksums. Imports only {@code java.base}; read by
 * {@code dialect} and {@code source}.
 */
@NullMarked
package io.driftgate.script;

import org.jspecify.annotations.NullMarked;
