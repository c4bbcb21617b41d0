package io.driftgate.dialect.postgres.catalog;

import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How names and lists are written into facts. */
final class Names {

    private Names() {}

    /** The qualified name; what lives in {@code pg_catalog} goes without its schema. */
    static String qualified(String schema, String name) {
        return schema.equals("pg_catalog")
                ? Identifier.quoteIfNeeded(name)
                : ObjectPath.of(schema, name).toString();
    }

    /** As {@link #qualified(String, String)}, null if there is no name. */
    static @Nullable String qualifiedOrNull(@Nullable String schema, @Nullable String name) {
        return schema == null || name == null ? null : qualified(schema, name);
    }

    static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    static String quotedList(Collection<String> names) {
        return names.stream().map(Identifier::quoteIfNeeded).collect(Collectors.joining(", "));
    }

    static @Nullable String nullIfEmpty(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
