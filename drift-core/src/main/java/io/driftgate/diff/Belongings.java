package io.driftgate.diff;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what goes without saying: a missing table is one difference, its columns, indexes and sequences are not forty more. */
final class Belongings {
    private final Set<ObjectPath> schemas = new HashSet<>();
    private final Set<ObjectPath> holders = new HashSet<>();
    private final Set<ObjectPath> columns = new HashSet<>();

    Belongings(Collection<SchemaObject> whole) {
        for (SchemaObject object : whole) {
            if (object.type() == ObjectType.SCHEMA) {
                schemas.add(object.path());
            } else if (object.type().isRelation() || object.type() == ObjectType.DOMAIN) {
                holders.add(object.path());
            } else if (object.type() == ObjectType.COLUMN) {
                columns.add(object.path());
            }
        }
    }

    boolean goesWithAnother(SchemaObject object) {
        ObjectPath path = object.path();
        if (path.parts().size() > 1 && schemas.contains(ObjectPath.of(path.first()))) {
            return true;
        }
        if (object.type().isMember() && holders.contains(path.parent())) {
            return true;
        }
        return switch (object.type()) {
            case TRIGGER -> object.get(Property.INHERITED) != null;
            case SEQUENCE -> isOwnedByAnother(object.get(Property.OWNED_BY));
            case STATISTICS -> isOfAnother(object.get(Property.OWNED_BY));
            default -> false;
        };
    }

    private boolean isOfAnother(@Nullable String table) {
        return table != null && holders.contains(ObjectPath.parse(table));
    }

    private boolean isOwnedByAnother(@Nullable String owner) {
        if (owner == null) {
            return false;
        }
        ObjectPath column = ObjectPath.parse(owner);
        return columns.contains(column) || holders.contains(column.parent());
    }
}
