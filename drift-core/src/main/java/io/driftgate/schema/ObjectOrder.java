package io.driftgate.schema;

import java.util.Comparator;
import java.util.List;

/**
 * The one order in which objects are stored and told: by schema and top-level name, a table before its members, columns by
 * position, everything else by type and name. Never depends on locale, OIDs or row order.
 */
final class ObjectOrder implements Comparator<SchemaObject> {
    static final ObjectOrder INSTANCE = new ObjectOrder();

    private ObjectOrder() {}

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
