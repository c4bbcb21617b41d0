package io.driftgate.diff;

import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which expected object is which actual one, by type and path, and what is left over on either side. */
record Pairing(List<Pair> pairs, List<SchemaObject> missing, List<SchemaObject> extra) {

    /** The same object on both sides. */
    record Pair(SchemaObject expected, SchemaObject actual) {}

    static Pairing of(Collection<SchemaObject> want, List<SchemaObject> have) {
        Search search = new Search(have);
        List<Pair> pairs = new ArrayList<>(want.size());
        List<SchemaObject> missing = new ArrayList<>();
        for (SchemaObject object : want) {
            SchemaObject other = search.find(object);
            if (other == null) {
                missing.add(object);
            } else {
                pairs.add(new Pair(object, other));
            }
        }
        return new Pairing(pairs, missing, pairs.size() == have.size() ? List.of() : search.notFound());
    }

    /**
     * Finds objects by type and path. Both sides have one order, so that the next is nearly always the one that stands behind
     * the last; only where it is not, all are put into a map.
     */
    private static final class Search {
        private final List<SchemaObject> have;
        private final BitSet found;
        private @Nullable Map<SchemaObject.Key, Integer> places;
        private int next;

        Search(List<SchemaObject> have) {
            this.have = have;
            found = new BitSet(have.size());
        }

        @Nullable
        SchemaObject find(SchemaObject object) {
            int at = isNext(object) ? next : place(object);
            if (at < 0) {
                return null;
            }
            found.set(at);
            next = at + 1;
            return have.get(at);
        }

        private boolean isNext(SchemaObject object) {
            return next < have.size()
                    && have.get(next).type() == object.type()
                    && have.get(next).path().equals(object.path());
        }

        private int place(SchemaObject object) {
            Map<SchemaObject.Key, Integer> map = places;
            if (map == null) {
                map = new HashMap<>(have.size() * 4 / 3 + 1);
                for (int i = 0; i < have.size(); i++) {
                    map.put(have.get(i).key(), i);
                }
                places = map;
            }
            return map.getOrDefault(object.key(), -1);
        }

        List<SchemaObject> notFound() {
            List<SchemaObject> rest = new ArrayList<>();
            for (int i = found.nextClearBit(0); i < have.size(); i = found.nextClearBit(i + 1)) {
                rest.add(have.get(i));
            }
            return rest;
        }
    }

    /** Whether something might be the same object under another name. */
    boolean mayHoldRenames() {
        return !missing.isEmpty() && !extra.isEmpty();
    }
}
