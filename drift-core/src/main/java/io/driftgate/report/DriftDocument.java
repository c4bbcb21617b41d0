package io.driftgate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgate.check.DriftResult;
import io.driftgate.check.Verdict;
import io.driftgate.check.targets.Shard;
import io.driftgate.check.targets.TargetResult;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.policy.Judgement;
import io.driftgate.policy.Waiver;
import io.driftgate.schema.Engine;
import io.driftgate.source.Tool;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code drift.json} and {@code diff.json} hold, gathered result by result; all other forms of a report are made of it.
 * The schema of the files is drift.schema.json beside this class. Not thread-safe.
 */
public final class DriftDocument {
    private static final int FORMAT_VERSION = 1;

    private final Instant at;
    private final List<ObjectNode> targets = new ArrayList<>();
    /** Waivers that none of the results so far had a use for; null before the first. */
    private @Nullable Set<Waiver> unused;

    private @Nullable Shard shard;

    /** @param at when the run began */
    public DriftDocument(Instant at) {
        this.at = at;
    }

    /** Says that this is one share of the targets. */
    public void shard(Shard share) {
        shard = share;
    }

    /** A target that was checked, and what else is to be told of it. */
    public ObjectNode add(DriftResult result) {
        ObjectNode target = JsonNodeFactory.instance.objectNode();
        target.put("id", result.id());
        target.put("database", result.actual().database());
        target.put("engine", result.engine().toString());
        target.put("version", result.version());
        target.put("expected", result.expected().label());
        target.put("verdict", result.verdict().label());
        target.put("error", result.refusals().isEmpty() ? null : String.join("\n", result.refusals()));
        counts(result.judgement(), target.putObject("counts"));
        ArrayNode differences = target.putArray("differences");
        result.judgement().findings().forEach(finding -> DifferenceJson.finding(finding, differences.addObject()));
        ArrayNode pending = target.putArray("pending");
        result.pending().forEach(pending::add);
        ChecksJson.put(result.checks(), target);
        ArrayNode notes = target.putArray("notes");
        result.notes().forEach(notes::add);
        result.judgement()
                .expired()
                .forEach(waiver -> notes.add("The waiver " + waiver + " expired and waives nothing."));
        keepUnused(result.judgement());
        targets.add(target);
        return target;
    }

    /** A target of a run over many. */
    public ObjectNode add(TargetResult result, String expected) {
        ObjectNode target = result.drift() == null ? lost(result, expected) : add(result.drift());
        target.put("id", result.id());
        target.put("at", result.at().truncatedTo(ChronoUnit.SECONDS).toString());
        target.put("durationMillis", result.took().toMillis());
        return target;
    }

    /** A target that a run of migrations has proved to be what they promise. */
    public void addClean(String id, String database, Engine engine, @Nullable String version) {
        ObjectNode target = withoutDifferences(id, database, "migrations", Verdict.CLEAN, null);
        target.put("engine", engine.toString());
        target.put("version", version);
    }

    private ObjectNode lost(TargetResult result, String expected) {
        return withoutDifferences(result.id(), result.database(), expected, result.verdict(), result.error());
    }

    private ObjectNode withoutDifferences(
            String id, String database, String expected, Verdict verdict, @Nullable String error) {
        ObjectNode target = JsonNodeFactory.instance.objectNode();
        target.put("id", id);
        target.put("database", database);
        target.putNull("engine");
        target.putNull("version");
        target.put("expected", expected);
        target.put("verdict", verdict.label());
        target.put("error", error);
        counts(new Judgement(List.of(), List.of(), List.of()), target.putObject("counts"));
        target.putArray("differences");
        target.putArray("pending");
        target.putArray("checks");
        target.putArray("notes");
        targets.add(target);
        return target;
    }

    private void keepUnused(Judgement judgement) {
        Set<Waiver> here = new LinkedHashSet<>(judgement.unused());
        if (unused == null) {
            unused = here;
        } else {
            unused.retainAll(here);
        }
    }

    private static void counts(Judgement judgement, ObjectNode counts) {
        for (DifferenceKind kind : DifferenceKind.values()) {
            counts.put(kind.label(), judgement.count(kind));
        }
        counts.put("waived", judgement.waived());
    }

    /**
     * The whole, targets as they were added; a waiver that no target had a use for is told in the notes of the first.
     *
     * @param order the ids of the targets in the order of the report; tenants stand where their database does, by name
     */
    public ObjectNode json(List<String> order) {
        targets.sort(byPlace(order));
        return json();
    }

    /** As above, in the order in which they were added. */
    public ObjectNode json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("formatVersion", FORMAT_VERSION);
        root.put("tool", Tool.name());
        root.put("at", at.truncatedTo(ChronoUnit.SECONDS).toString());
        if (shard != null) {
            root.putObject("shard").put("index", shard.index()).put("of", shard.of());
        }
        ArrayNode all = root.putArray("targets");
        targets.forEach(all::add);
        if (unused != null && !targets.isEmpty()) {
            ArrayNode notes = targets.get(0).withArray("notes");
            unused.forEach(waiver -> notes.add("The waiver " + waiver + " fits no difference."));
        }
        return root;
    }

    /** For targets of earlier documents too. */
    static Comparator<ObjectNode> byPlace(List<String> order) {
        Map<String, Integer> places = new HashMap<>();
        order.forEach(id -> places.putIfAbsent(id, places.size()));
        return Comparator.<ObjectNode>comparingInt(target -> place(id(target), places))
                .thenComparing(DriftDocument::id);
    }

    private static String id(JsonNode target) {
        return target.path("id").asText();
    }

    private static int place(String id, Map<String, Integer> places) {
        String head = id;
        while (true) {
            Integer place = places.get(head);
            if (place != null) {
                return place;
            }
            int slash = head.lastIndexOf('/');
            if (slash < 0) {
                return places.size();
            }
            head = head.substring(0, slash);
        }
    }
}
