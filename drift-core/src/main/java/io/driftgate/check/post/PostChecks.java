package io.driftgate.check.post;

import io.driftgate.dialect.Held;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** All checks after a run, in the order of reports. What was wrong before the run is told and fails nothing. */
public final class PostChecks {

    private PostChecks() {}

    public static List<PostCheck> of(Change change) {
        return List.of(rowCounts(change), orphans(change), validity(change), sequences(change), damage(change));
    }

    /** Only rows that the run may have touched can be lost by it; others may come and go at any time. */
    private static PostCheck rowCounts(Change change) {
        List<String> failures = new ArrayList<>();
        List<String> warnings = new ArrayList<>(change.holds().unseen());
        new TreeMap<>(change.held().tables()).forEach((path, before) -> {
            ObjectPath name = change.renamed().getOrDefault(path, path);
            Held.Table now = change.holds().tables().get(name);
            boolean ours = change.written().isEmpty()
                    || change.written().get().contains(path)
                    || change.written().get().contains(name);
            if (now != null && !ours && before.exact() && now.exact() && now.rows() != before.rows()) {
                String counts = name + " had " + before.rows() + " rows and has " + now.rows()
                        + ", though no migration wrote to it";
                if (isAlone(change)) {
                    failures.add(counts + ", and nobody else wrote to the database meanwhile.");
                } else {
                    warnings.add(counts + ": another session did.");
                }
            }
        });
        return PostCheck.of("row counts", failures, warnings);
    }

    /** Whether the engine knows that nobody else committed in between. */
    private static boolean isAlone(Change change) {
        return change.held().foreignCommits().isPresent()
                && change.held().foreignCommits().equals(change.holds().foreignCommits());
    }

    private static PostCheck orphans(Change change) {
        List<String> failures = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        new TreeMap<>(change.holds().orphans()).forEach((key, now) -> {
            long before = change.held().orphans().getOrDefault(key, 0L);
            String lack =
                    key + ": " + rows(now) + " without the row that " + (now == 1 ? "it refers" : "they refer") + " to";
            if (now > before) {
                failures.add(lack + (before == 0 ? "." : ", " + before + " before the run."));
            } else {
                warnings.add(lack + ", as before the run.");
            }
        });
        return PostCheck.of("orphaned rows", failures, warnings);
    }

    private static String rows(long count) {
        return count == 1 ? "1 row" : count + " rows";
    }

    private static PostCheck validity(Change change) {
        List<String> failures = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (SchemaObject object : change.schema().objects()) {
            boolean stood = isSame(object, change.schemaBefore());
            if (object.type() == ObjectType.INDEX && "false".equals(object.get(Property.VALID))) {
                String text = "index " + object.path() + " is not valid" + (stood ? ", as before the run." : ".");
                (stood ? warnings : failures).add(text);
            } else if (object.type().isMember() && "false".equals(object.get(Property.VALIDATED))) {
                warnings.add(object.type().label().replace('-', ' ') + " " + object.path()
                        + " is not validated: rows that stood before it may break it.");
            }
        }
        return PostCheck.of("indexes and constraints", failures, warnings);
    }

    private static boolean isSame(SchemaObject object, Schema before) {
        return before.find(object.key()).filter(object::equals).isPresent();
    }

    private static PostCheck sequences(Change change) {
        return PostCheck.of(
                "sequences", List.of(), List.copyOf(new TreeMap<>(change.holds().lagging()).values()));
    }

    private static PostCheck damage(Change change) {
        return PostCheck.of("integrity", change.holds().damage(), List.of());
    }
}
