package io.driftgate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.driftgate.cases.TestDatabases;
import io.driftgate.check.CheckSettings;
import io.driftgate.check.DriftCheck;
import io.driftgate.check.DriftResult;
import io.driftgate.dialect.ReadScope;
import io.driftgate.policy.PathPattern;
import io.driftgate.policy.Waiver;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.source.SnapshotFile;
import io.driftgate.source.SourceSettings;
import io.driftgate.source.SourceSpec;
import io.driftgate.source.Sources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JSON files against the JSON Schemas that ship with them. */
class JsonReportTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void aReportWithEveryKindOfDifferenceIsValidAndComplete() throws Exception {
        DriftResult result = diff();

        JsonNode report = document(result);

        assertEquals(List.of(), problems("drift.schema.json", report));
        JsonNode target = report.get("targets").get(0);
        assertEquals(
                "{\"added\":1,\"removed\":1,\"changed\":1,\"renamed\":1,\"waived\":1}",
                target.get("counts").toString());
        List<String> seen = new ArrayList<>();
        target.get("differences")
                .forEach(difference -> seen.add(difference.get("code").asText() + " "
                        + difference.get("severity").asText() + " "
                        + difference.get("path").asText()));
        assertEquals(
                List.of(
                        "DG102 error main.extra",
                        "DG101 error main.gone",
                        "DG105 info main.moved",
                        "DG203 error main.orders.note",
                        "DG204 error main.orders.renamed",
                        "DG402 error main.orders.waived"),
                seen);
        assertEquals("main.orders.old", target.at("/differences/4/renamedFrom").asText());
        assertEquals(
                "until the next release",
                target.at("/differences/5/waiver/reason").asText());
    }

    private static JsonNode document(DriftResult result) {
        DriftDocument document = new DriftDocument(Instant.parse("2026-01-01T00:00:00Z"));
        document.add(result);
        return document.json();
    }

    @Test
    void aSnapshotIsValid() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SnapshotFile.write(TestDatabases.load(TestDatabases.SQLITE, "CREATE TABLE t (a INTEGER DEFAULT 1);"), out);

        assertEquals(List.of(), problems("snapshot.schema.json", JSON.readTree(out.toByteArray())));
    }

    @Test
    void theSchemasEnumerateWhatTheModelHas() throws Exception {
        List<String> properties = Arrays.stream(Property.values())
                .filter(property -> property.aspect() != Property.Aspect.SOURCE)
                .map(Property::label)
                .toList();
        assertEquals(properties, texts(schema("drift.schema.json").at("/$defs/property/properties/property/enum")));
        List<String> objects =
                Arrays.stream(ObjectType.values()).map(ObjectType::label).toList();
        assertEquals(objects, texts(schema("drift.schema.json").at("/$defs/difference/properties/object/enum")));
        assertEquals(
                objects, texts(schema("snapshot.schema.json").at("/properties/objects/items/properties/object/enum")));
    }

    private DriftResult diff() throws IOException {
        Path expected = Files.writeString(folder.resolve("a.sql"), """
                CREATE TABLE orders (id INTEGER PRIMARY KEY, note TEXT, old INTEGER);
                CREATE TABLE gone (id INTEGER);
                CREATE TABLE moved (a INTEGER, b TEXT);""");
        Path actual = Files.writeString(folder.resolve("b.sql"), """
                CREATE TABLE orders (id INTEGER PRIMARY KEY, note TEXT NOT NULL, renamed INTEGER);
                CREATE INDEX waived ON orders (note);
                CREATE TABLE extra (id TEXT);
                CREATE TABLE moved (b TEXT, a INTEGER);""");
        Waiver waiver = new Waiver(
                "DG402", new PathPattern("main.orders.waived"), "until the next release", LocalDate.of(2026, 12, 31));
        CheckSettings settings = new CheckSettings(
                Optional.of(TestDatabases.SQLITE), Set.of(), List.of(), List.of(waiver), LocalDate.of(2026, 1, 1));
        Sources sources = new Sources(
                new SourceSettings(Map.of(), folder, "auto", Map.of(), "schema_migrations", ReadScope.DEFAULT),
                TestDatabases.pool());
        return new DriftCheck(sources, settings, TestDatabases.pool())
                .diff(new SourceSpec.Ddl(expected), new SourceSpec.Ddl(actual));
    }

    private static List<String> problems(String schema, JsonNode document) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema(schema))
                .validate(document)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static JsonNode schema(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(JsonReport.class.getResourceAsStream(name))) {
            return JSON.readTree(in);
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}
