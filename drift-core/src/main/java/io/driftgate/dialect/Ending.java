package io.driftgate.dialect;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.SchemaDelta;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a transaction is found to have done, when all of it has run.
 *
 * @param broken as {@link Transaction#settle} says it; if there is any, the rest is not known
 * @param changes as {@link ChangeWatch#changes} gives them
 * @param written as {@link Transaction#written} gives them
 */
public record Ending(List<String> broken, Optional<SchemaDelta> changes, Optional<Set<ObjectPath>> written) {

    /** One that did to rows what it must not do. */
    public static Ending broken(List<String> broken) {
        return new Ending(broken, Optional.empty(), Optional.empty());
    }
}
