package io.driftgate.migration;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Views that a run makes unreadable, where the engine does not see to it. */
final class LostViews {
    static final String REMEDY =
            "Correct the text of the view, or drop it and make it anew in the migration that changes what it reads.";

    private LostViews() {}

    /**
     * One sentence each.
     *
     * @param found the schema before the run; a view that is not there is new, and may wait for what it reads
     * @param before those that cannot be read before it
     * @param after those that cannot be read after it, with the reason
     */
    static List<String> of(Schema found, Set<String> before, Map<String, String> after) {
        Set<List<String>> stood = found.objects().stream()
                .filter(object -> object.type() == ObjectType.VIEW)
                .map(object -> folded(object.path()))
                .collect(Collectors.toSet());
        before.forEach(view -> stood.remove(folded(ObjectPath.parse(view))));
        return new TreeMap<>(after)
                .entrySet().stream()
                        .filter(view -> stood.contains(folded(ObjectPath.parse(view.getKey()))))
                        .map(view -> "view " + view.getKey() + " cannot be read: " + view.getValue() + ".")
                        .toList();
    }

    private static List<String> folded(ObjectPath path) {
        return path.parts().stream().map(part -> part.toLowerCase(Locale.ROOT)).toList();
    }
}
