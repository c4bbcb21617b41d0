package io.driftgate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgate.check.targets.Shard;
import io.driftgate.check.targets.TargetResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of one report, joined; nothing that was not looked at passes for clean. */
class DriftPartsTest {
    private static final Instant NIGHT = Instant.parse("2026-03-02T01:00:00Z");

    @TempDir
    Path folder;

    @Test
    void partsAreJoinedByName() throws Exception {
        part("1/drift.json", NIGHT, new Shard(1, 2), "b", "d");
        part("2/drift.json", NIGHT.plusSeconds(600), new Shard(2, 2), "a", "c");

        assertEquals(List.of("a clean", "b clean", "c clean", "d clean"), told(join(folder)));
    }

    @Test
    void aPartThatIsMissingIsAnError() throws Exception {
        part("1/drift.json", NIGHT, new Shard(1, 3), "a");
        part("3/drift.json", NIGHT, new Shard(3, 3), "c");

        assertEquals(
                List.of(
                        "share 2/3 error The report of share 2 of 3 is missing, so its databases were not looked at.",
                        "a clean",
                        "c clean"),
                told(join(folder)));
    }

    @Test
    void aPartOfAnEarlierNightIsMissingToo() throws Exception {
        part("1/drift.json", NIGHT, new Shard(1, 2), "a");
        Path old = part("2/drift.json", NIGHT.minus(Duration.ofDays(3)), new Shard(2, 2), "b");

        assertEquals(
                List.of(
                        "share 2/2 error The report of share 2 of 2 is missing, so its databases were not looked at.",
                        old + " error The report " + old + " is of 2026-02-27T01:00:00Z, long before the others: nobody"
                                + " has looked at its databases tonight.",
                        "a clean"),
                told(join(folder)));
    }

    @Test
    void whatIsNoPartIsRefused() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"formatVersion\": 1,");
        Path other = Files.writeString(folder.resolve("other.json"), "{\"formatVersion\": 7, \"targets\": []}");

        assertEquals("There is no report " + folder.resolve("none") + ".", refusal(folder.resolve("none")));
        assertEquals("There is no drift.json in " + folder + ".", refusal(folder));
        assertEquals(other + " is no drift.json of this format.", refusal(other));
        assertEquals(
                broken + " is no drift.json: it is not JSON, or was cut off while it was written.", refusal(broken));
        assertEquals(false, refusal(broken).contains("REDACTED"), refusal(broken));
    }

    @Test
    void twoPartsWithOneTargetAreRefused() throws Exception {
        Path first = part("1/drift.json", NIGHT, new Shard(1, 2), "a");
        Path second = part("2/drift.json", NIGHT, new Shard(2, 2), "a");

        assertEquals("Both " + first + " and " + second + " have the target a.", refusal(folder));
    }

    @Test
    void whatOnePartCouldNotCheckIsNotCleanBecauseAnotherSaysSo() throws Exception {
        Path first = part("1/drift.json", NIGHT, new Shard(1, 2), "a");
        Path second = lost("2/drift.json", new Shard(2, 2), "a");

        assertEquals("Both " + first + " and " + second + " have the target a.", refusal(folder));
    }

    @Test
    void whatNoPartCouldReachIsToldOnce() throws Exception {
        lost("1/drift.json", new Shard(1, 2), "down");
        lost("2/drift.json", new Shard(2, 2), "down");

        assertEquals(List.of("down error e"), told(join(folder)));
    }

    private Path lost(String name, Shard shard, String id) throws Exception {
        DriftDocument document = new DriftDocument(NIGHT);
        document.shard(shard);
        document.add(new TargetResult(id, "jdbc:x", NIGHT, Duration.ZERO, null, "e"), "migrations");
        Path file = folder.resolve(name);
        JsonReport.write(document.json(), file);
        return file;
    }

    private String refusal(Path place) {
        return String.valueOf(
                assertThrows(ReportException.class, () -> join(place)).getMessage());
    }

    private static ObjectNode join(Path place) {
        return DriftParts.join(List.of(place), NIGHT.plusSeconds(3600));
    }

    private static List<String> told(ObjectNode document) {
        List<String> told = new ArrayList<>();
        for (JsonNode target : document.path("targets")) {
            told.add(target.path("id").asText() + " " + target.path("verdict").asText()
                    + (target.path("error").isTextual()
                            ? " " + target.path("error").asText()
                            : ""));
        }
        return told;
    }

    private Path part(String name, Instant at, Shard shard, String... ids) throws Exception {
        DriftDocument document = new DriftDocument(at);
        document.shard(shard);
        for (String id : ids) {
            ObjectNode target =
                    document.add(new TargetResult(id, "jdbc:x", at, Duration.ZERO, null, "e"), "migrations");
            target.put("verdict", "clean").putNull("error");
        }
        Path file = folder.resolve(name);
        JsonReport.write(document.json(), file);
        return file;
    }
}
