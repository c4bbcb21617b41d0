package io.driftgate.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgate.check.Verdict;
import io.driftgate.check.targets.TargetResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Joins the documents that several machines wrote into one. A share that is missing is a target that could not be checked. */
public final class DriftParts {
    private static final Duration ONE_NIGHT = Duration.ofHours(12);

    private final List<ObjectNode> targets = new ArrayList<>();
    private final Map<String, Path> ids = new HashMap<>();
    private final Map<String, Boolean> lost = new HashMap<>();
    private final Set<Integer> shares = new TreeSet<>();
    private final Map<Path, Instant> stale = new LinkedHashMap<>();
    private int of;

    private DriftParts() {}

    /**
     * Reads and joins them.
     *
     * @param places files, or folders of which every {@code drift.json} below is taken
     * @throws ReportException if one cannot be read, or two parts have a target of one id
     */
    public static ObjectNode join(List<Path> places, Instant at) {
        Map<Path, ObjectNode> read = new LinkedHashMap<>();
        files(places).forEach(file -> read.put(file, read(file)));
        Instant newest = read.values().stream()
                .map(part -> Instant.parse(part.path("at").asText()))
                .max(Comparator.naturalOrder())
                .orElse(at);
        DriftParts parts = new DriftParts();
        read.forEach((file, part) -> parts.add(file, part, newest));
        return parts.joined(at);
    }

    private static List<Path> files(List<Path> places) {
        List<Path> files = new ArrayList<>();
        for (Path place : places) {
            if (Files.isRegularFile(place)) {
                files.add(place);
            } else if (Files.isDirectory(place)) {
                files.addAll(below(place));
            } else {
                throw new ReportException("There is no report " + place + ".", null);
            }
        }
        return files;
    }

    private static List<Path> below(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> found =
                    all.filter(file -> file.endsWith("drift.json")).sorted().toList();
            if (found.isEmpty()) {
                throw new ReportException("There is no drift.json in " + folder + ".", null);
            }
            return found;
        } catch (IOException | UncheckedIOException e) {
            throw new ReportException("The folder " + folder + " cannot be listed: " + e.getMessage() + ".", e);
        }
    }

    /** What lies there from an earlier night is not tonight's: whoever was to write it has not. */
    private void add(Path file, ObjectNode part, Instant newest) {
        Instant written = Instant.parse(part.path("at").asText());
        if (written.isBefore(newest.minus(ONE_NIGHT))) {
            stale.put(file, written);
            return;
        }
        share(part.path("shard"), file);
        for (JsonNode target : part.path("targets")) {
            String id = target.path("id").asText();
            Path before = ids.putIfAbsent(id, file);
            if (before == null) {
                targets.add((ObjectNode) target);
                lost.put(id, isLost(target));
            } else if (!isLost(target) || !lost.getOrDefault(id, false)) {
                throw new ReportException("Both " + before + " and " + file + " have the target " + id + ".", null);
            }
        }
    }

    /** What no machine could reach, each of them says. */
    private static boolean isLost(JsonNode target) {
        return Verdict.ERROR.label().equals(target.path("verdict").asText());
    }

    private static ObjectNode read(Path file) {
        try {
            ObjectNode part = JsonReport.read(file);
            if (part.path("formatVersion").asInt() != 1 || !part.path("targets").isArray()) {
                throw new ReportException(file + " is no drift.json of this format.", null);
            }
            Instant.parse(part.path("at").asText());
            return part;
        } catch (DateTimeParseException e) {
            throw new ReportException(file + " does not say when it was written.", e);
        } catch (JsonProcessingException e) {
            throw new ReportException(
                    file + " is no drift.json: it is not JSON, or was cut off while it was written.", e);
        } catch (IOException e) {
            throw new ReportException("The report " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private void share(JsonNode shard, Path file) {
        if (!shard.isObject()) {
            return;
        }
        int total = shard.path("of").asInt();
        if (of != 0 && of != total) {
            throw new ReportException(
                    file + " is a share of " + total + ", the others are of " + of + ": they are not one run's.", null);
        }
        of = total;
        shares.add(shard.path("index").asInt());
    }

    private ObjectNode joined(Instant at) {
        DriftDocument document = new DriftDocument(at);
        for (int share = 1; share <= of; share++) {
            if (!shares.contains(share)) {
                document.add(missing(share, at), "migrations");
            }
        }
        stale.forEach((file, written) -> document.add(earlier(file, written, at), "migrations"));
        ObjectNode root = document.json();
        ArrayNode all = root.withArray("targets");
        targets.sort(DriftDocument.byPlace(List.of()));
        targets.forEach(all::add);
        return root;
    }

    private static TargetResult earlier(Path file, Instant written, Instant at) {
        return lost(
                file.toString(),
                at,
                "The report " + file + " is of " + written
                        + ", long before the others: nobody has looked at its databases" + " tonight.");
    }

    private TargetResult missing(int share, Instant at) {
        return lost(
                "share " + share + "/" + of,
                at,
                "The report of share " + share + " of " + of + " is missing, so its databases were not looked at.");
    }

    private static TargetResult lost(String id, Instant at, String error) {
        return new TargetResult(id, "", at, Duration.ZERO, null, error);
    }
}
