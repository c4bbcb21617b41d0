package io.driftgate.migration;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.schema.SchemaObject;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which tables a migration wrote rows into that stood there before it: a difference of schemas does not show that. Kept as
 * one line a table.
 */
final class WrittenTables {

    private WrittenTables() {}

    /**
     * Those that stood before.
     *
     * @param delta what was made along with them
     * @param own the history table, which is ours to write
     */
    static Set<String> of(Set<ObjectPath> written, Schema before, SchemaDelta delta, ObjectPath own) {
        Set<ObjectPath> made = delta.put().stream()
                .filter(object -> object.type() == ObjectType.TABLE
                        && before.find(object.key()).isEmpty())
                .map(SchemaObject::path)
                .collect(Collectors.toSet());
        return written.stream()
                .filter(table -> !table.equals(own)
                        && !made.contains(table)
                        && !table.first().equals("temp"))
                .map(ObjectPath::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a table was written into, or made anew; also where that is not known. */
    static boolean mayBeWritten(ObjectPath table, Optional<Set<ObjectPath>> written, SchemaDelta delta) {
        return written.isEmpty()
                || written.get().stream().anyMatch(path -> isSame(path, table))
                || delta.keys().stream()
                        .map(SchemaObject.Key::path)
                        .anyMatch(path -> path.parts().size() > 1
                                && isSame(
                                        ObjectPath.of(path.first(), path.parts().get(1)), table));
    }

    private static boolean isSame(ObjectPath one, ObjectPath other) {
        return one.toString().equalsIgnoreCase(other.toString());
    }

    static String text(Set<String> tables) {
        return String.join("\n", tables);
    }

    static Set<String> parse(String text) {
        return Arrays.stream(text.split("\n"))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
