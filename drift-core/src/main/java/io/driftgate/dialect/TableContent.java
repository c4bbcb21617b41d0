package io.driftgate.dialect;

import io.driftgate.schema.ObjectPath;
import org.jspecify.annotations.Nullable;

/**
 * How much a table holds.
 *
 * @param hash of all its rows, whatever their order; equal in two databases of one engine if the rows are. Null where only
 *     counted
 */
public record TableContent(
        ObjectPath table, long rows, @Nullable String hash) {}
