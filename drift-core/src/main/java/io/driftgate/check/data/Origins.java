package io.driftgate.check.data;

import io.driftgate.dialect.RowEffect;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import io.driftgate.source.Steps;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which of the target's tables a name stands for, while the pending statements drop and rename tables. Not thread-safe. */
public final class Origins {
    private final Schema start;
    private Names now = new Names(Map.of(), Set.of());
    private Names before = now;

    /** @param start what the target has */
    public Origins(Schema start) {
        this.start = start;
    }

    /**
     * Names at one moment, folded.
     *
     * @param moved tables of the target by the names that they have been given
     * @param gone names that mean no longer what they mean on the target
     */
    private record Names(Map<String, ObjectPath> moved, Set<String> gone) {}

    /** A migration begins. */
    void begin() {
        before = now;
    }

    /** The target's table or materialized view; empty if the name stands for one that it does not have. */
    Optional<SchemaObject> of(ObjectPath table) {
        return of(table, now);
    }

    /** As {@link #of}, by the name that the table had when the migration began. */
    Optional<SchemaObject> ofBefore(ObjectPath table) {
        return of(table, before);
    }

    private Optional<SchemaObject> of(ObjectPath table, Names names) {
        String name = folded(table);
        if (names.moved().containsKey(name)) {
            return relation(names.moved().get(name));
        }
        return names.gone().contains(name) ? Optional.empty() : relation(table);
    }

    private Optional<SchemaObject> relation(ObjectPath path) {
        return start.find(new SchemaObject.Key(ObjectType.TABLE, path))
                .or(() -> start.find(new SchemaObject.Key(ObjectType.MATERIALIZED_VIEW, path)));
    }

    /** The name that the target has for the table now. */
    ObjectPath shown(ObjectPath table) {
        return of(table).map(SchemaObject::path).orElse(table);
    }

    boolean isMoved(ObjectPath table) {
        return now.moved().containsKey(folded(table));
    }

    /** Whether a statement takes a table away, as dropping and renaming does: after any other all names mean what they meant. */
    public static boolean moves(Steps.Part part) {
        return part.delta().removed().stream().anyMatch(Origins::holdsRows);
    }

    private static boolean holdsRows(SchemaObject.Key key) {
        return key.type() == ObjectType.TABLE || key.type() == ObjectType.MATERIALIZED_VIEW;
    }

    /** A statement has gone by. */
    public void after(Steps.Part part, Schema before) {
        after(part, renames(part, before));
    }

    /** The tables of the target that have another name now: the new one by the old one. */
    public Map<ObjectPath, ObjectPath> renamed(Schema after) {
        Map<ObjectPath, ObjectPath> renamed = new HashMap<>();
        for (SchemaObject object : after.objects()) {
            if (object.type() == ObjectType.TABLE && isMoved(object.path())) {
                of(object.path())
                        .filter(table -> !table.path().equals(object.path()))
                        .ifPresent(table -> renamed.put(table.path(), object.path()));
            }
        }
        return renamed;
    }

    /** A statement has gone by, which renames these. */
    void after(Steps.Part part, Map<ObjectPath, ObjectPath> renames) {
        Map<String, ObjectPath> moved = new HashMap<>(now.moved());
        Set<String> gone = new HashSet<>(now.gone());
        part.delta().removed().stream()
                .filter(Origins::holdsRows)
                .map(key -> folded(key.path()))
                .forEach(name -> {
                    gone.add(name);
                    moved.remove(name);
                });
        renames.forEach((to, from) -> of(from).ifPresent(table -> moved.put(folded(to), table.path())));
        now = new Names(moved, gone);
    }

    /**
     * The tables that a statement gives another name: the old name by the new one. No other single statement takes a table away
     * and makes one.
     */
    static Map<ObjectPath, ObjectPath> renames(Steps.Part part, Schema before) {
        Map<ObjectPath, ObjectPath> renames = new HashMap<>();
        if (part.effect() != RowEffect.NONE || part.text().isEmpty()) {
            return renames;
        }
        List<ObjectPath> gone = part.delta().removed().stream()
                .filter(key -> key.type() == ObjectType.TABLE)
                .map(SchemaObject.Key::path)
                .toList();
        List<ObjectPath> come = part.delta().put().stream()
                .filter(object -> object.type() == ObjectType.TABLE
                        && before.find(object.key()).isEmpty())
                .map(SchemaObject::path)
                .toList();
        if (gone.size() == come.size()) {
            come.forEach(path -> gone.stream()
                    .filter(old -> gone.size() == 1 || old.name().equals(path.name()))
                    .forEach(old -> renames.put(path, old)));
        }
        return renames;
    }

    static String folded(ObjectPath path) {
        return path.parts().stream().map(part -> part.toLowerCase(Locale.ROOT)).collect(Collectors.joining("."));
    }
}
