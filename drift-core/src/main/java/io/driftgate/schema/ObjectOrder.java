package io.driftgate.schema;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/**
 * The one order in which objects are stored and told: by schema and top-level name, a table before its members, columns by
 * position, everything else by type and name. Never depends on locale, OIDs or row order.
 */
final class ObjectOrder implements Comparator<SchemaObject> {
    static final ObjectOrder INSTANCE = new ObjectOrder();

    private static final int FEW_STEPS = 100;

    private ObjectOrder() {}

    /** A new list. What was put together from sorted parts is merged; anything else is sorted table by table. */
    static List<SchemaObject> sorted(List<SchemaObject> objects) {
        List<SchemaObject> sorted = new ArrayList<>(objects);
        if (steps(sorted) > FEW_STEPS) {
            return byTopLevel(sorted);
        }
        sorted.sort(INSTANCE);
        return sorted;
    }

    /** Objects that are known to be in order, which nobody sorts again. Immutable. */
    static final class Sorted extends AbstractList<SchemaObject> implements RandomAccess {
        private final SchemaObject[] objects;

        private Sorted(SchemaObject[] objects) {
            this.objects = objects;
        }

        @Override
        public SchemaObject get(int index) {
            return objects[index];
        }

        @Override
        public int size() {
            return objects.length;
        }
    }

    /** Any objects in order, for good. */
    static Sorted inOrder(List<SchemaObject> objects) {
        return objects instanceof Sorted known ? known : trusted(sorted(objects));
    }

    /** Objects that are in order already. */
    static Sorted trusted(List<SchemaObject> objects) {
        return new Sorted(objects.toArray(SchemaObject[]::new));
    }

    /** How often one comes before its predecessor. */
    private static int steps(List<SchemaObject> objects) {
        int steps = 0;
        for (int i = 1; i < objects.size() && steps <= FEW_STEPS; i++) {
            steps += INSTANCE.compare(objects.get(i - 1), objects.get(i)) > 0 ? 1 : 0;
        }
        return steps;
    }

    /** Sorting many small groups takes fewer comparisons than sorting all at once, and they grow with the tables only. */
    private static List<SchemaObject> byTopLevel(List<SchemaObject> objects) {
        Map<TopLevel, List<SchemaObject>> groups = new HashMap<>();
        for (SchemaObject object : objects) {
            groups.computeIfAbsent(TopLevel.of(object.path()), top -> new ArrayList<>())
                    .add(object);
        }
        List<List<SchemaObject>> inOrder = new ArrayList<>(groups.values());
        inOrder.forEach(group -> group.sort(INSTANCE));
        inOrder.sort(
                (left, right) -> byTopLevel(left.get(0).path(), right.get(0).path()));
        List<SchemaObject> sorted = new ArrayList<>(objects.size());
        inOrder.forEach(sorted::addAll);
        return sorted;
    }

    /** What {@link #byTopLevel(ObjectPath, ObjectPath)} compares. */
    private record TopLevel(String root, String name, boolean deep) {

        static TopLevel of(ObjectPath path) {
            List<String> parts = path.parts();
            boolean deep = parts.size() > 1;
            return new TopLevel(parts.get(0), deep ? parts.get(1) : "", deep);
        }
    }

    @Override
    public int compare(SchemaObject left, SchemaObject right) {
        int byTop = byTopLevel(left.path(), right.path());
        return byTop != 0 ? byTop : within(left, right);
    }

    /** By schema and top-level name alone. */
    static int byTopLevel(ObjectPath left, ObjectPath right) {
        List<String> a = left.parts();
        List<String> b = right.parts();
        int byRoot = a.get(0).compareTo(b.get(0));
        if (byRoot != 0) {
            return byRoot;
        }
        int byDepth = Boolean.compare(a.size() > 1, b.size() > 1);
        if (byDepth != 0) {
            return byDepth;
        }
        return a.size() > 1 ? a.get(1).compareTo(b.get(1)) : 0;
    }

    /** Written out, since a large schema is sorted in millions of comparisons. */
    private static int within(SchemaObject left, SchemaObject right) {
        int byDepth = Boolean.compare(isInside(left), isInside(right));
        if (byDepth != 0) {
            return byDepth;
        }
        int byType = left.type().compareTo(right.type());
        if (byType != 0) {
            return byType;
        }
        int byPosition = left.type() == ObjectType.COLUMN ? Integer.compare(left.position(), right.position()) : 0;
        return byPosition != 0 ? byPosition : left.path().compareTo(right.path());
    }

    private static boolean isInside(SchemaObject object) {
        return object.path().parts().size() > 2;
    }
}
