package io.driftgate.diff;

import io.driftgate.dialect.Reload;
import io.driftgate.dialect.Reload.Reloaded;
import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Rename;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a draft what the engine says is no difference: both sides are loaded into scratch, the expected one with
 * the renames applied and with the actual column types, and compared as read back. It only ever takes away, and only
 * what both reloads can speak for.
 */
final class Settlement {
    private final Reload reload;
    private final DiffOptions options;

    Settlement(Reload reload, DiffOptions options) {
        this.reload = reload;
        this.options = options;
    }

    /** Whether anything differs that the engine might see otherwise: SQL text, or what follows from a rename. */
    static boolean isDisputed(SchemaDiff draft) {
        boolean renamed = false;
        boolean others = false;
        for (Difference difference : draft.differences()) {
            if (difference.properties().stream().anyMatch(Settlement::isText)) {
                return true;
            }
            renamed |= difference.kind() == DifferenceKind.RENAMED;
            others |= difference.kind() != DifferenceKind.RENAMED;
        }
        return renamed && others;
    }

    static boolean isText(PropertyChange change) {
        return change.property().form() == Property.Form.SQL && change.expected() != null && change.actual() != null;
    }

    SchemaDiff settle(Schema expected, Schema actual, List<Rename> renames, SchemaDiff draft) {
        Disputed disputed = new Disputed(draft, renames);
        Set<ObjectPath> about = disputed.inExpected(expected);
        Reloaded have = reload.reload(actual, disputed.paths(), List.of());
        Schema typed = withTypesOf(draft, renames, expected);
        Reloaded want = reload.reload(typed, about, renames);
        if (!want.complete() && !typed.equals(expected)) {
            want = reload.reload(expected, about, renames);
        }
        Set<SchemaObject.Key> before = renames.isEmpty()
                ? Set.of()
                : reload.reload(expected, about, List.of()).schema().byKey().keySet();
        SchemaDiff settled = settled(draft, want, have, before);
        return typed.equals(expected) || !isDisputed(settled)
                ? settled
                : settled(
                        settled,
                        reload.reload(withoutLiteralTypes(typed), about, renames),
                        reload.reload(withoutLiteralTypes(actual), disputed.paths(), List.of()),
                        before);
    }

    private SchemaDiff settled(SchemaDiff draft, Reloaded want, Reloaded have, Set<SchemaObject.Key> before) {
        DiffOptions plain = new DiffOptions(options.aspects(), options.normalForm(), null);
        SchemaDiff read = new Comparison(want.schema(), have.schema(), plain).differences();
        return new Verdict(want, have, before, read).settled(draft);
    }

    /** Literals carry the types of the columns that they were once compared with. */
    private Schema withoutLiteralTypes(Schema schema) {
        return schema.withObjects(schema.objects().stream()
                .map(object -> new SchemaObject(object.type(), object.path(), withoutLiteralTypes(object.facts())))
                .toList());
    }

    private Facts withoutLiteralTypes(Facts facts) {
        Facts.Builder changed = Facts.builder();
        facts.forEach((property, value) -> changed.put(
                property, property.form() == Property.Form.SQL ? reload.withoutLiteralTypes(value) : value));
        return changed.build();
    }

    /** The expected schema with the column types that the actual one has, so that only texts can still differ. */
    private static Schema withTypesOf(SchemaDiff draft, List<Rename> renames, Schema expected) {
        Map<ObjectPath, String> types = new HashMap<>();
        Renames names = new Renames(renames);
        for (Difference difference : draft.differences()) {
            for (PropertyChange change : difference.properties()) {
                String type = change.actual();
                if (difference.object() == ObjectType.COLUMN && change.property() == Property.TYPE && type != null) {
                    types.put(difference.path(), type);
                }
            }
        }
        if (types.isEmpty()) {
            return expected;
        }
        return expected.withObjects(expected.objects().stream()
                .map(object -> retyped(object, types.get(names.apply(object).path())))
                .toList());
    }

    private static SchemaObject retyped(SchemaObject object, @Nullable String type) {
        return type == null || object.type() != ObjectType.COLUMN ? object : object.with(Property.TYPE, type);
    }

    /** What the two reloads say about each difference of the draft. */
    private static final class Verdict {
        private final Map<SchemaObject.Key, SchemaObject> want;
        private final Map<SchemaObject.Key, SchemaObject> have;
        private final Set<SchemaObject.Key> before;
        private final Map<SchemaObject.Key, Set<Property>> changed = new HashMap<>();

        /**
         * @param before what the expected side holds when loaded without the renames: an object that is there and is gone
         *     after them is one whose own name follows from a renamed one
         */
        Verdict(Reloaded want, Reloaded have, Set<SchemaObject.Key> before, SchemaDiff read) {
            this.want = want.schema().byKey();
            this.have = have.schema().byKey();
            this.before = before;
            for (Difference difference : read.differences()) {
                Set<Property> properties = changed.computeIfAbsent(key(difference), key -> new HashSet<>());
                difference.properties().forEach(change -> properties.add(change.property()));
            }
        }

        private static SchemaObject.Key key(Difference difference) {
            return new SchemaObject.Key(difference.object(), difference.path());
        }

        SchemaDiff settled(SchemaDiff draft) {
            List<Difference> left = new ArrayList<>();
            for (Difference difference : draft.differences()) {
                switch (difference.kind()) {
                    case REMOVED -> {
                        if (!(before.contains(key(difference)) && !want.containsKey(key(difference)))) {
                            left.add(difference);
                        }
                    }
                    case ADDED -> {
                        if (!(have.containsKey(key(difference))
                                && want.containsKey(key(difference))
                                && !changed.containsKey(key(difference)))) {
                            left.add(difference);
                        }
                    }
                    case CHANGED, RENAMED -> {
                        List<PropertyChange> changes = remaining(difference);
                        if (!changes.isEmpty() || difference.kind() == DifferenceKind.RENAMED) {
                            left.add(with(difference, changes));
                        }
                    }
                }
            }
            return new SchemaDiff(left);
        }

        private List<PropertyChange> remaining(Difference difference) {
            SchemaObject.Key key = key(difference);
            if (!want.containsKey(key) || !have.containsKey(key)) {
                return difference.properties();
            }
            Set<Property> stillDiffers = changed.getOrDefault(key, Set.of());
            return difference.properties().stream()
                    .filter(change -> !isText(change) || stillDiffers.contains(change.property()))
                    .toList();
        }

        private static Difference with(Difference difference, List<PropertyChange> changes) {
            return new Difference(
                    difference.kind(),
                    difference.object(),
                    difference.path(),
                    difference.renamedFrom(),
                    changes,
                    difference.expected(),
                    difference.actual());
        }
    }
}
