package io.driftgate.dialect.postgres.catalog;

/**
 * What goes around the queries of a message, so that they run in a session state of their own, which ends with it.
 *
 * @param before statements without rows, and then one query of which nobody reads the answer
 * @param after statements without rows
 */
public record Enclosing(String before, String query, String after) {}
