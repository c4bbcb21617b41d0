/**
 * Reads a schema from a live database, a snapshot file or replayed migrations; the only place that imports SchemaCrawler.
 * Reads {@code dialect}, {@code script} and {@code connection}; read by {@code check}.
 */
@NullMarked
package io.driftgate.source;

import org.jspecify.annotations.NullMarked;
