/**
 * Says which migrations a database lists as applied, in our history table or another tool's. Reads {@code script} and
 * {@code schema}; read by {@code source} and {@code check}.
 */
@NullMarked
package io.driftgate.history;

import org.jspecify.annotations.NullMarked;
