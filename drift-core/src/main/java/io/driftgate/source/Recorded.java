package io.driftgate.source;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the last run that came to its end left a database.
 *
 * @param letPass what of it is not what its migrations made
 * @param newest whether nothing was applied since
 */
public record Recorded(Schema schema, LetPass letPass, boolean newest) {
    private static final List<Property> OF_OBJECTS = List.of(Property.COMMENT, Property.OWNER, Property.PRIVILEGES);

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
        Optional<Property> aspect = aspect(key.type());
        if (aspect.isPresent()) {
            Set<String> now = values(found, key.path(), aspect.get());
            return !now.isEmpty() && now.equals(values(schema, key.path(), aspect.get()));
        }
        Optional<SchemaObject> now = found.find(key);
        boolean isKnown = now.isPresent() || newest && missing;
        return isKnown && schema.find(key).equals(now);
    }

    /** Comments, owners and privileges are told of whatever has that path. */
    private static Optional<Property> aspect(ObjectType type) {
        return OF_OBJECTS.stream()
                .filter(property -> property.aspect().object().equals(Optional.of(type)))
                .findFirst();
    }

    private static Set<String> values(Schema schema, ObjectPath path, Property aspect) {
        return schema.at(path).stream()
                .filter(object -> object.path().equals(path))
                .map(object -> object.type() + " " + object.get(aspect))
                .collect(Collectors.toSet());
    }
}
