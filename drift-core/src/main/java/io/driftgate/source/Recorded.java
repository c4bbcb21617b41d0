package io.driftgate.source;

import io.driftgate.diff.Difference;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How the last run that came to its end left a database.
 *
 * @param strange what was drift even then, and was let pass
 * @param newest whether nothing was applied since
 */
public record Recorded(Schema schema, Set<SchemaObject.Key> strange, boolean newest) {
    private static final Set<ObjectType> OF_OBJECTS =
            EnumSet.of(ObjectType.COMMENT, ObjectType.PRIVILEGE, ObjectType.OWNER);

    public Recorded {
        strange = Set.copyOf(strange);
    }

    /**
     * Whether the run left it so as what its migrations made, and nobody has touched it since.
     *
     * @param found the schema as it is
     */
    public boolean hasLeft(Difference difference, Schema found) {
        SchemaObject.Key key = new SchemaObject.Key(difference.object(), difference.path());
        if (strange.contains(key)) {
            return false;
        }
        if (OF_OBJECTS.contains(difference.object())) {
            return !found.at(difference.path()).isEmpty()
                    && new HashSet<>(found.at(difference.path())).equals(new HashSet<>(schema.at(difference.path())));
        }
        Optional<SchemaObject> now = found.find(key);
        boolean isKnown = now.isPresent() || newest && difference.kind() == DifferenceKind.REMOVED;
        return isKnown && schema.find(key).equals(now);
    }
}
