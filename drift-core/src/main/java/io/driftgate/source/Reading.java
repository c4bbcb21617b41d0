package io.driftgate.source;

import io.driftgate.schema.Schema;

/**
 * A schema with where it came from.
 *
 * @param label how reports call the source: {@code migrations@002}, {@code prod}, {@code snapshot.json}
 * @param database the URL without credentials, or the file
 */
public record Reading(String label, String database, Schema schema) {}
