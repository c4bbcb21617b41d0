package io.driftgate.source;

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
 * @param letPass what of it is not what its migrations made
 * @param newest whether nothing was applied since
 */
public record Recorded(Schema schema, LetPass letPass, boolean newest) {
    private static final Set<ObjectType> OF_OBJECTS =
            EnumSet.of(ObjectType.COMMENT, ObjectType.PRIVILEGE, ObjectType.OWNER);

    /**
     * Whether the run left it so as what its migrations made, and nobody has touched it since.
     *
     * @param key what differs from what is expected
     * @param missing whether it is that it is not there
     * @param found the schema as it is
     */
    public boolean hasLeft(SchemaObject.Key key, boolean missing, Schema found) {
        if (letPass.isAbout(key)) {
            return false;
        }
        if (OF_OBJECTS.contains(key.type())) {
            return !found.at(key.path()).isEmpty()
                    && new HashSet<>(found.at(key.path())).equals(new HashSet<>(schema.at(key.path())));
        }
        Optional<SchemaObject> now = found.find(key);
        boolean isKnown = now.isPresent() || newest && missing;
        return isKnown && schema.find(key).equals(now);
    }
}
