/**
 * Writes PostgreSQL's statements from facts: those that create a schema, in an order in which they can run, and those that
 * rename. Reads {@code schema}; read by the dialect.
 */
@NullMarked
package io.driftgate.dialect.postgres.ddl;

import org.jspecify.annotations.NullMarked;
