/**
 * Opens JDBC connections and keeps credentials out of every message. Read by {@code dialect} and {@code source}.
 */
@NullMarked
package io.driftgate.connection;

import org.jspecify.annotations.NullMarked;
