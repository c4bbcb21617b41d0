package io.driftgate.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where an object stands: {@code schema.table.member}. A routine or operator carries its argument types, so that
 * overloads have paths of their own.
 *
 * @param parts the unquoted names, outermost first; at least one
 * @param arguments the argument types as the engine writes them, without parentheses; null for anything without a signature
 */
public record ObjectPath(List<String> parts, @Nullable String arguments) implements Comparable<ObjectPath> {

    public ObjectPath {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a path has at least one part");
        }
    }

    public static ObjectPath of(String... parts) {
        return new ObjectPath(List.of(parts), null);
    }

    /** The path of a routine: {@code public.add(integer, integer)}. */
    public static ObjectPath routine(String schema, String name, String arguments) {
        return new ObjectPath(List.of(schema, name), arguments);
    }

    public ObjectPath child(String name) {
        List<String> longer = new ArrayList<>(parts);
        longer.add(name);
        return new ObjectPath(longer, null);
    }

    /** The path without its last part; a path of one part is its own parent. */
    public ObjectPath parent() {
        return parts.size() == 1 ? this : new ObjectPath(parts.subList(0, parts.size() - 1), null);
    }

    /** The same path with another last part. */
    public ObjectPath withName(String name) {
        List<String> renamed = new ArrayList<>(parts.subList(0, parts.size() - 1));
        renamed.add(name);
        return new ObjectPath(renamed, arguments);
    }

    public String first() {
        return parts.get(0);
    }

    /** The last part: the object's own name, without arguments. */
    public String name() {
        return parts.get(parts.size() - 1);
    }

    public boolean startsWith(ObjectPath prefix) {
        return prefix.arguments == null
                && parts.size() >= prefix.parts.size()
                && parts.subList(0, prefix.parts.size()).equals(prefix.parts);
    }

    /** Reads what {@link #toString} wrote. */
    public static ObjectPath parse(String text) {
        return new PathParser(text).parse();
    }

    @Override
    public int compareTo(ObjectPath other) {
        int shared = Math.min(parts.size(), other.parts.size());
        for (int i = 0; i < shared; i++) {
            int byPart = parts.get(i).compareTo(other.parts.get(i));
            if (byPart != 0) {
                return byPart;
            }
        }
        int byLength = Integer.compare(parts.size(), other.parts.size());
        return byLength != 0 ? byLength : orEmpty(arguments).compareTo(orEmpty(other.arguments));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** The path as users and files have it: dots between the parts, double quotes where a part needs them. */
    @Override
    public String toString() {
        String dotted = parts.stream().map(Identifier::quoteIfNeeded).collect(Collectors.joining("."));
        return arguments == null ? dotted : dotted + "(" + arguments + ")";
    }
}
