/**
 * Lists how two schemas differ, deterministically, and finds renames. Reads {@code schema} and {@code dialect}; read by
 * {@code policy}.
 */
@NullMarked
package io.driftgate.diff;

import org.jspecify.annotations.NullMarked;
