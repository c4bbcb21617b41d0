package io.driftgate.migration;

import io.driftgate.diff.Difference;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names that steps gave to what had others before. Immutable. */
final class NewNames {
    static final NewNames NONE = new NewNames(List.of());

    private final List<Map<ObjectPath, ObjectPath>> inTurn;

    private NewNames(List<Map<ObjectPath, ObjectPath>> inTurn) {
        this.inTurn = List.copyOf(inTurn);
    }

    static NewNames in(SchemaDiff changes) {
        Map<ObjectPath, ObjectPath> names = new HashMap<>();
        for (Difference change : changes.differences()) {
            ObjectPath before = change.renamedFrom();
            if (change.kind() == DifferenceKind.RENAMED && before != null) {
                names.put(before, change.path());
            }
        }
        return names.isEmpty() ? NONE : new NewNames(List.of(names));
    }

    boolean isEmpty() {
        return inTurn.isEmpty();
    }

    NewNames then(NewNames next) {
        List<Map<ObjectPath, ObjectPath>> all = new ArrayList<>(inTurn);
        all.addAll(next.inTurn);
        return new NewNames(all);
    }

    /** What it is called now. */
    SchemaObject.Key of(SchemaObject.Key key) {
        ObjectPath now = key.path();
        for (Map<ObjectPath, ObjectPath> names : inTurn) {
            now = of(now, names);
        }
        return new SchemaObject.Key(key.type(), now);
    }

    /** What belongs to something goes with it. */
    private static ObjectPath of(ObjectPath path, Map<ObjectPath, ObjectPath> names) {
        if (names.containsKey(path) || path.parts().size() == 1) {
            return names.getOrDefault(path, path);
        }
        List<String> parts = new ArrayList<>(of(path.parent(), names).parts());
        parts.add(path.name());
        return new ObjectPath(parts, path.arguments());
    }
}
