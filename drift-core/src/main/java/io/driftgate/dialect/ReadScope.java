package io.driftgate.dialect;

import java.util.List;

/**
 * Which part of a database is read.
 *
 * @param schemas exact names, or patterns with {@code *} for any run of characters; empty means the dialect's default
 *     ({@code public}; the main database for SQLite)
 */
public record ReadScope(List<String> schemas) {
    public static final ReadScope DEFAULT = new ReadScope(List.of());

    public ReadScope {
        schemas = List.copyOf(schemas);
    }
}
