package io.driftgate.check.post;

import io.driftgate.dialect.Held;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All checks after a run, in the order of reports. What was wrong before the run is told and fails nothing. */
public final class PostChecks {

    private PostChecks() {}

    public static List<PostCheck> of(Change change) {
        return List.of(
                rowCounts(change), orphans(change), validity(change), views(change), sequences(change), damage(change));
    }

    /** Only rows that the run may have touched can be lost by it; others may come and go at any time. */
    private static PostCheck rowCounts(Change change) {
        List<String> failures = new ArrayList<>();
        List<String> warnings = new ArrayList<>(change.holds().unseen());
        new TreeMap<>(change.held().tables()).forEach((path, before) -> {
            ObjectPath name = change.renamed().getOrDefault(path, path);
            Held.Table now = change.holds().tables().get(name);
            if (now == null || !before.exact() || !now.exact()) {
                return;
            }
            boolean ours = change.written().isEmpty()
                    || change.written().get().contains(path)
                    || change.written().get().contains(name);
            if (ours && now.rows() < before.rows()) {
                warnings.add(name + " has fewer rows than before the run: it had " + before.rows() + ", and has "
                        + now.rows() + ".");
            } else if (!ours && now.rows() != before.rows()) {
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
        Set<String> unchecked = unchecked(change.schema());
        new TreeMap<>(change.holds().orphans()).forEach((key, now) -> {
            long before = before(key, change);
            String lack =
                    key + ": " + rows(now) + " without the row that " + (now == 1 ? "it refers" : "they refer") + " to";
            if (before == 0 && unchecked.contains(key)) {
                warnings.add(lack + ", which the new key does not check.");
            } else if (now > before) {
                failures.add(lack + (before == 0 ? "." : ", " + before + " before the run."));
            } else {
                warnings.add(lack + ", as before the run.");
            }
        });
        return PostCheck.of("orphaned rows", failures, warnings);
    }

    /** A key may have another name now: then those count whose name is gone. */
    private static long before(String key, Change change) {
        Map<String, Long> held = change.held().orphans();
        Map<String, Long> holds = change.holds().orphans();
        long gone = held.entrySet().stream()
                .filter(entry -> !holds.containsKey(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return held.getOrDefault(key, change.renamed().isEmpty() ? 0 : gone);
    }

    private static Set<String> unchecked(Schema schema) {
        return schema.objects().stream()
                .filter(object -> object.type() == ObjectType.FOREIGN_KEY
                        && ("false".equals(object.get(Property.VALIDATED))
                                || "false".equals(object.get(Property.ENFORCED))))
                .map(object -> object.path().toString())
                .collect(Collectors.toSet());
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

    /** A view that nobody could read before either is new, or was so. */
    private static PostCheck views(Change change) {
        List<String> failures = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        Set<String> stood = change.schemaBefore().objects().stream()
                .filter(object -> object.type() == ObjectType.VIEW)
                .map(object -> object.path().toString())
                .collect(Collectors.toSet());
        new TreeMap<>(change.holds().unreadable()).forEach((view, reason) -> {
            boolean before = change.held().unreadable().containsKey(view);
            boolean ours = stood.contains(view) && !before;
            (ours ? failures : warnings)
                    .add("view " + view + " cannot be read: " + reason + (before ? ", as before the run." : "."));
        });
        return PostCheck.of("views", failures, warnings);
    }

    private static PostCheck sequences(Change change) {
        return PostCheck.of(
                "sequences", List.of(), List.copyOf(new TreeMap<>(change.holds().lagging()).values()));
    }

    private static PostCheck damage(Change change) {
        List<String> failures = new ArrayList<>(change.holds().damage());
        List<String> warnings = new ArrayList<>(change.holds().damage());
        failures.removeAll(change.held().damage());
        warnings.removeAll(failures);
        return PostCheck.of("integrity", failures, warnings);
    }
}
