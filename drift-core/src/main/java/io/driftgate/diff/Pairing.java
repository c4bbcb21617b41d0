package io.driftgate.diff;

import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which expected object is which actual one, by type and path, and what is left over on either side. */
record Pairing(List<Pair> pairs, List<SchemaObject> missing, List<SchemaObject> extra) {

    /** The same object on both sides. */
    record Pair(SchemaObject expected, SchemaObject actual) {}

    static Pairing of(Collection<SchemaObject> want, Map<SchemaObject.Key, SchemaObject> have) {
        List<Pair> pairs = new ArrayList<>(want.size());
        List<SchemaObject> missing = new ArrayList<>();
        for (SchemaObject object : want) {
            SchemaObject other = have.get(object.key());
            if (other == null) {
                missing.add(object);
            } else {
                pairs.add(new Pair(object, other));
            }
        }
        return new Pairing(pairs, missing, pairs.size() == have.size() ? List.of() : extra(pairs, have));
    }

    private static List<SchemaObject> extra(List<Pair> pairs, Map<SchemaObject.Key, SchemaObject> have) {
        Set<SchemaObject.Key> paired = new HashSet<>(pairs.size() * 4 / 3 + 1);
        pairs.forEach(pair -> paired.add(pair.actual().key()));
        return have.entrySet().stream()
                .filter(entry -> !paired.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Whether something might be the same object under another name. */
    boolean mayHoldRenames() {
        return !missing.isEmpty() && !extra.isEmpty();
    }
}
