package io.driftgate.report.nights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells, of each target and difference of a document, what earlier runs saw: since when it is there, what is gone, how many
 * there were each night.
 */
public final class Story {
    /** How long a difference that is gone is still told. */
    private static final Duration TOLD = Duration.ofDays(30);

    private static final int CHART_DAYS = 90;

    private Story() {}

    /**
     * Puts {@code firstSeen} and {@code nights} into the differences, and {@code since}, {@code gone} and {@code trend} into
     * the targets.
     *
     * @param document as {@code drift.json} has it; completed
     * @throws IOException if the file of earlier runs is there and cannot be read
     */
    public static void tell(ObjectNode document, NightLog log) throws IOException {
        Set<String> ids = new HashSet<>();
        document.path("targets").forEach(target -> ids.add(target.path("id").asText()));
        Map<String, List<Night>> nights = log.read(document, ids);
        for (JsonNode target : document.path("targets")) {
            Night now = NightLines.of(target, NightLog.at(document));
            List<Night> all = new ArrayList<>(nights.getOrDefault(now.target(), List.of()));
            all.removeIf(night -> !night.expected().equals(now.expected()));
            all.add(now);
            tell((ObjectNode) target, all);
        }
    }

    /** @param nights oldest first; the last is the target's own */
    private static void tell(ObjectNode target, List<Night> nights) {
        List<Night> known = nights.stream().filter(Night::knows).toList();
        for (JsonNode difference : target.path("differences")) {
            if (!difference.path("severity").asText().equals("info")) {
                since((ObjectNode) difference, NightLines.key(difference), known);
            }
        }
        since(target, nights);
        gone(target, known, nights.get(nights.size() - 1));
        trend(target, nights);
    }

    /** Since when it is there without a break. */
    private static void since(ObjectNode difference, Night.Key key, List<Night> known) {
        Set<LocalDate> days = new HashSet<>();
        Instant first = null;
        for (int i = known.size() - 1; i >= 0 && known.get(i).find(key).isPresent(); i--) {
            first = known.get(i).at();
            days.add(known.get(i).day());
        }
        if (first != null) {
            difference.put("firstSeen", first.toString());
            difference.put("nights", days.size());
        }
    }

    /** Since when the target has the verdict that it has. */
    private static void since(ObjectNode target, List<Night> nights) {
        String verdict = nights.get(nights.size() - 1).verdict();
        Instant first = nights.get(nights.size() - 1).at();
        for (int i = nights.size() - 1; i >= 0 && nights.get(i).verdict().equals(verdict); i--) {
            first = nights.get(i).at();
        }
        target.put("since", first.toString());
    }

    /** What was there and is there no more; a target that cannot be checked tonight says nothing of it. */
    private static void gone(ObjectNode target, List<Night> known, Night now) {
        ArrayNode gone = target.putArray("gone");
        if (!now.knows()) {
            return;
        }
        Map<Night.Key, Night.Seen> there = new LinkedHashMap<>();
        Map<Night.Seen, Instant> left = new LinkedHashMap<>();
        for (Night night : known) {
            there.values().removeIf(seen -> {
                boolean isGone = night.find(seen.key()).isEmpty();
                if (isGone) {
                    left.put(seen, night.at());
                }
                return isGone;
            });
            night.seen().forEach(seen -> {
                there.put(seen.key(), seen);
                left.keySet().removeIf(before -> before.key().equals(seen.key()));
            });
        }
        left.forEach((seen, when) -> {
            if (when.isAfter(now.at().minus(TOLD))) {
                gone.addObject()
                        .put("kind", seen.key().kind())
                        .put("object", seen.key().object())
                        .put("path", seen.key().path())
                        .put("code", seen.code())
                        .put("goneSince", when.toString());
            }
        });
    }

    /** The last run of each day. */
    private static void trend(ObjectNode target, List<Night> nights) {
        TreeMap<LocalDate, Night> days = new TreeMap<>();
        nights.forEach(night -> days.put(night.day(), night));
        LocalDate from = days.lastKey().minusDays(CHART_DAYS - 1L);
        ArrayNode trend = target.putArray("trend");
        days.tailMap(from).forEach((day, night) -> trend.addObject()
                .put("date", day.toString())
                .put("verdict", night.verdict())
                .put("differences", night.seen().size() - night.waived())
                .put("waived", night.waived()));
    }
}
