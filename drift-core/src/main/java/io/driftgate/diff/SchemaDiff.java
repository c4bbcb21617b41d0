package io.driftgate.diff;

import io.driftgate.schema.ObjectPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How two schemas differ, in one fixed order: by path, then object type, then kind. */
public record SchemaDiff(List<Difference> differences) {
    private static final Comparator<Difference> ORDER = Comparator.comparing(SchemaDiff::place)
            .thenComparing(Difference::object)
            .thenComparing(Difference::kind);

    public SchemaDiff {
        List<Difference> sorted = new ArrayList<>(differences);
        sorted.sort(ORDER);
        differences = List.copyOf(sorted);
    }

    public boolean isEmpty() {
        return differences.isEmpty();
    }

    public SchemaDiff mirrored() {
        return new SchemaDiff(differences.stream().map(Difference::mirrored).toList());
    }

    private static ObjectPath place(Difference difference) {
        return difference.path();
    }
}
