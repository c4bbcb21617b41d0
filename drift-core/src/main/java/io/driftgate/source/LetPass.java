package io.driftgate.source;

import io.driftgate.schema.ObjectType;
import io.driftgate.schema.SchemaObject;
import java.util.Set;

/**
 * What of a schema that a run left is never taken for what its migrations made.
 *
 * @param strange what was drift even then and was let pass, and what nobody managed
 * @param notCompared of comments, owners and privileges those that nobody asked for
 */
public record LetPass(Set<SchemaObject.Key> strange, Set<ObjectType> notCompared) {
    public static final LetPass NOTHING = new LetPass(Set.of(), Set.of());

    public LetPass {
        strange = Set.copyOf(strange);
        notCompared = Set.copyOf(notCompared);
    }

    boolean isAbout(SchemaObject.Key key) {
        return strange.contains(key) || notCompared.contains(key.type());
    }
}
