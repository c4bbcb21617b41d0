package io.driftgate.report.nights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.driftgate.report.DriftFiles;
import io.driftgate.report.JsonReport;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thirty nights: drift appears, stays, is waived, goes. */
class StoryTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final String NOTE = "public.orders.note";
    private static final String INDEX = "public.orders.orders_idx";

    @TempDir
    Path folder;

    @Test
    void thirtyNightsAreTold() throws Exception {
        NightLog log = new NightLog(folder.resolve("nights.jsonl"));
        ObjectNode document = night(1, log);
        for (int night = 2; night <= 30; night++) {
            document = night(night, log);
        }

        JsonNode target = document.at("/targets/0");
        assertEquals(List.of(), problems(document));
        // The index has been waived since the 20th, and been missing since the 10th; the night it could not be seen
        // breaks nothing.
        JsonNode index = target.at("/differences/0");
        assertEquals("2026-03-10T01:00:00Z", index.path("firstSeen").asText());
        assertEquals(20, index.path("nights").asInt());
        assertEquals(
                "[{\"kind\":\"changed\",\"object\":\"column\",\"path\":\"" + NOTE
                        + "\",\"code\":\"DG203\",\"goneSince\":\"2026-03-25T01:00:00Z\"}]",
                target.path("gone").toString());
        assertEquals("2026-03-25T01:00:00Z", target.path("since").asText());
        assertEquals(30, target.path("trend").size());
        assertEquals("clean 0 0", day(target, 5));
        assertEquals("drift 1 0", day(target, 6));
        assertEquals("drift 2 0", day(target, 10));
        assertEquals("error 0 0", day(target, 15));
        assertEquals("drift 1 1", day(target, 20));
        assertEquals("clean 0 1", day(target, 30));
    }

    @Test
    void thePageTellsIt() throws Exception {
        NightLog log = new NightLog(folder.resolve("nights.jsonl"));
        ObjectNode document = night(1, log);
        for (int night = 2; night <= 30; night++) {
            document = night(night, log);
        }
        Path page = folder.resolve("drift.html");

        DriftFiles.html(document, "Drift report", page);

        String html = Files.readString(page);
        assertTrue(html.contains("No drift"), html);
        assertTrue(
                html.contains("column changed: <code><bdi>public.orders.note</bdi></code>, gone since 2026-03-25"),
                html);
        assertTrue(html.contains("being rebuilt</td><td>until 2026-04-15, 16 days left</td>"), html);
        assertTrue(html.contains("Differences each night from 2026-03-01 (0) to 2026-03-30 (0)"), html);
        assertTrue(html.contains("<tr><th scope=\"row\">2026-03-15</th><td>error</td>"), html);
    }

    @Test
    void theSameNightTwiceIsOneNight() throws Exception {
        NightLog log = new NightLog(folder.resolve("nights.jsonl"));
        night(6, log);
        ObjectNode second = document(Instant.parse("2026-03-06T02:00:00Z"), true, false, false, "drift");
        Story.tell(second, log);

        JsonNode target = second.at("/targets/0");
        assertEquals(
                "2026-03-06T01:00:00Z", target.at("/differences/0/firstSeen").asText());
        assertEquals(1, target.at("/differences/0/nights").asInt());
        assertEquals(1, target.path("trend").size());
    }

    @Test
    void whatCameBackIsNewAgain() throws Exception {
        NightLog log = new NightLog(folder.resolve("nights.jsonl"));
        log.append(document(at(1), true, false, false, "drift"), "drift-report");
        log.append(document(at(2), false, false, false, "clean"), "drift-report");
        ObjectNode third = document(at(3), true, false, false, "drift");

        Story.tell(third, log);

        assertEquals(
                "2026-03-03T01:00:00Z",
                third.at("/targets/0/differences/0/firstSeen").asText());
        assertEquals("[]", third.at("/targets/0/gone").toString());
    }

    @Test
    void halfALineIsPassedOver() throws Exception {
        Path file = folder.resolve("nights.jsonl");
        NightLog log = new NightLog(file);
        night(6, log);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2), StandardOpenOption.APPEND);
        night(7, log);
        ObjectNode document = document(at(8), true, false, false, "drift");

        Story.tell(document, log);

        assertEquals(
                "2026-03-06T01:00:00Z",
                document.at("/targets/0/differences/0/firstSeen").asText());
        assertEquals(3, Files.readAllLines(file).size());
        assertEquals(
                new String(whole, StandardCharsets.UTF_8).strip(),
                Files.readAllLines(file).get(0));
    }

    @Test
    void halfACharacterIsPassedOverToo() throws Exception {
        Path file = folder.resolve("nights.jsonl");
        NightLog log = new NightLog(file);
        night(6, log);
        Files.write(file, new byte[] {'{', '"', (byte) 0xc3}, StandardOpenOption.APPEND);
        ObjectNode document = document(at(7), true, false, false, "drift");

        Story.tell(document, log);
        log.append(document, "drift-report");

        assertEquals(
                "2026-03-06T01:00:00Z",
                document.at("/targets/0/differences/0/firstSeen").asText());
        Story.tell(document(at(8), true, false, false, "drift"), log);
    }

    @Test
    void aComparisonWithSomethingElseIsAnotherStory() throws Exception {
        NightLog log = new NightLog(folder.resolve("nights.jsonl"));
        ObjectNode withDev = document(at(1), true, true, false, "drift");
        ((ObjectNode) withDev.at("/targets/0")).put("expected", "dev");
        log.append(withDev, "diff");
        ObjectNode document = document(at(2), true, false, false, "drift");

        Story.tell(document, log);

        assertEquals(
                "2026-03-02T01:00:00Z",
                document.at("/targets/0/differences/0/firstSeen").asText());
        assertEquals("[]", document.at("/targets/0/gone").toString());
    }

    @Test
    void manyRunsMayAppendAtTheSameTime() throws Exception {
        Path file = folder.resolve("nights.jsonl");
        ExecutorService runs = Executors.newFixedThreadPool(4);
        List<Throwable> failed = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            runs.execute(() -> {
                try {
                    new NightLog(file).append(document(at(1), true, true, false, "drift"), "verify");
                } catch (Exception e) {
                    synchronized (failed) {
                        failed.add(e);
                    }
                }
            });
        }
        runs.shutdown();
        assertTrue(runs.awaitTermination(60, TimeUnit.SECONDS));

        assertEquals(List.of(), failed);
        List<String> lines = Files.readAllLines(file);
        assertEquals(40, lines.size());
        for (String line : lines) {
            assertFalse(NightLines.read(line).isEmpty(), line);
        }
    }

    /** One night of the story, told and remembered. */
    private ObjectNode night(int night, NightLog log) throws Exception {
        boolean note = night >= 6 && night < 25;
        boolean index = night >= 10;
        String verdict = night == 15 ? "error" : note || index && night < 20 ? "drift" : "clean";
        ObjectNode document = document(at(night), note && night != 15, index && night != 15, night >= 20, verdict);
        Story.tell(document, log);
        log.append(document, "drift-report");
        return document;
    }

    private static Instant at(int night) {
        return Instant.parse(FIRST.plusDays(night - 1L) + "T01:00:00Z");
    }

    private static ObjectNode document(Instant at, boolean note, boolean index, boolean waived, String verdict)
            throws Exception {
        ObjectNode document = (ObjectNode) JSON.readTree("""
                {"formatVersion": 1, "tool": "driftgate", "targets": [{"id": "prod", "database": "jdbc:postgresql:shop",
                 "engine": "PostgreSQL 15", "version": "2", "expected": "migrations@2", "error": null,
                 "counts": {"added": 0, "removed": 0, "changed": 0, "renamed": 0, "waived": 0},
                 "differences": [], "pending": [], "checks": [], "notes": []}]}""");
        document.put("at", at.toString());
        ObjectNode target = (ObjectNode) document.at("/targets/0");
        target.put("verdict", verdict);
        ArrayNode differences = target.withArray("differences");
        if (note) {
            differences.add(JSON.readTree("{\"kind\":\"changed\",\"object\":\"column\",\"path\":\"" + NOTE
                    + "\",\"code\":\"DG203\",\"severity\":\"error\",\"message\":\"m\",\"suggestion\":\"s\",\"waiver\":null,"
                    + "\"properties\":[{\"property\":\"type\",\"expected\":\"text\",\"actual\":\"integer\"}]}"));
        }
        if (index) {
            String waiver = waived
                    ? "{\"code\":\"DG401\",\"object\":\"public.orders.*\",\"reason\":\"being rebuilt\",\"expires\":\"2026-04-15\"}"
                    : "null";
            differences.add(JSON.readTree("{\"kind\":\"removed\",\"object\":\"index\",\"path\":\"" + INDEX
                    + "\",\"code\":\"DG401\",\"severity\":\"error\",\"message\":\"m\",\"suggestion\":\"s\",\"waiver\":"
                    + waiver
                    + ",\"expected\":\"CREATE INDEX\",\"actual\":null,\"properties\":[]}"));
        }
        return document;
    }

    private static String day(JsonNode target, int night) {
        JsonNode day = target.path("trend").path(night - 1);
        assertEquals(FIRST.plusDays(night - 1L).toString(), day.path("date").asText());
        return day.path("verdict").asText() + " " + day.path("differences").asText() + " "
                + day.path("waived").asText();
    }

    private static List<String> problems(ObjectNode document) throws Exception {
        try (InputStream in = JsonReport.class.getResourceAsStream("/io/driftgate/report/drift.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Objects.requireNonNull(in))
                    .validate(document)
                    .stream()
                    .map(Object::toString)
                    .toList();
        }
    }
}
