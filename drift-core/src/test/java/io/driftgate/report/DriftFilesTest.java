package io.driftgate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.driftgate.cases.TestDatabases;
import io.driftgate.check.CheckSettings;
import io.driftgate.check.DriftCheck;
import io.driftgate.check.DriftResult;
import io.driftgate.check.targets.TargetResult;
import io.driftgate.dialect.ReadScope;
import io.driftgate.policy.PathPattern;
import io.driftgate.policy.Waiver;
import io.driftgate.source.SourceSettings;
import io.driftgate.source.SourceSpec;
import io.driftgate.source.Sources;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The forms of a report, of names that want to be something else, against the schemas that others publish. */
class DriftFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant AT = Instant.parse("2026-03-01T01:00:00Z");
    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final String CDATA = "a]]>b&c\"d'e";
    private static final String RIGHT_TO_LEFT = "\u05d0\u05d1\u202e\u05d2";
    private static final String FOUR_BYTES = "\ud83d\udc18";

    @TempDir
    Path folder;

    private ObjectNode document;

    @BeforeEach
    void hostile() throws Exception {
        Path from = Files.writeString(
                folder.resolve("from.sql"),
                "CREATE TABLE " + quoted(SCRIPT) + " (id integer, " + quoted(CDATA) + " text);"
                        + "CREATE TABLE " + quoted(FOUR_BYTES) + " (id integer);"
                        + "CREATE TABLE waived (id integer);");
        Path to = Files.writeString(
                folder.resolve("to.sql"),
                "CREATE TABLE " + quoted(SCRIPT) + " (id integer, " + quoted(CDATA) + " integer);" + "CREATE TABLE "
                        + quoted(RIGHT_TO_LEFT) + " (id integer DEFAULT '<b>');");
        DriftDocument results = new DriftDocument(AT);
        DriftResult result = diff(from, to);
        results.add(result);
        results.add(
                new TargetResult(
                        "down " + SCRIPT, "jdbc:x", AT, Duration.ofMillis(1500), null, "no <answer> & no more"),
                "migrations");
        document = results.json();
        DriftDetails.put(result, (ObjectNode) document.at("/targets/0"));
    }

    private DriftResult diff(Path from, Path to) {
        SourceSettings settings =
                new SourceSettings(Map.of(), folder, "auto", Map.of(), "schema_migrations", ReadScope.DEFAULT);
        CheckSettings check = new CheckSettings(
                Optional.of(TestDatabases.SQLITE),
                Set.of(),
                List.of(),
                List.of(new Waiver("DG101", new PathPattern("main.waived"), "goes <soon>", LocalDate.of(2026, 3, 4))),
                LocalDate.of(2026, 3, 1));
        return new DriftCheck(new Sources(settings, TestDatabases.pool()), check, TestDatabases.pool())
                .diff(new SourceSpec.Ddl(from), new SourceSpec.Ddl(to));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Test
    void jsonIsValid() throws Exception {
        Path file = folder.resolve("drift.json");

        DriftFiles.json(document, file);

        JsonNode read = JSON.readTree(Files.readString(file));
        assertEquals(document.toString(), read.toString());
        assertEquals(
                List.of(), problems("/io/driftgate/report/drift.schema.json", SpecVersion.VersionFlag.V202012, read));
    }

    @Test
    void sarifIsValid() throws Exception {
        Path file = folder.resolve("drift.sarif");
        ((ObjectNode) document.at("/targets/0"))
                .putObject("newestMigration")
                .put("version", "2")
                .put("file", "src/db/V2 é#.sql")
                .put("line", 1);

        DriftFiles.sarif(document, file);

        JsonNode log = JSON.readTree(Files.readString(file));
        assertEquals(List.of(), problems("/schema/sarif-schema-2.1.0.json", SpecVersion.VersionFlag.V7, log));
        JsonNode run = log.at("/runs/0");
        List<String> results = new ArrayList<>();
        run.path("results")
                .forEach(result -> results.add(result.path("ruleId").asText() + " "
                        + result.path("level").asText() + " "
                        + result.at("/locations/0/logicalLocations/0/fullyQualifiedName")
                                .asText()
                        + (result.has("suppressions") ? " waived" : "")));
        assertEquals(
                List.of(
                        "DG203 error main." + quoted(SCRIPT) + "." + quoted(CDATA),
                        "DG101 error main.waived waived",
                        "DG102 error main." + quoted(RIGHT_TO_LEFT),
                        "DG101 error main." + quoted(FOUR_BYTES)),
                results);
        assertEquals(
                "src/db/V2%20%C3%A9%23.sql",
                run.at("/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asText());
        assertFalse(run.at("/invocations/0/executionSuccessful").asBoolean());
        assertEquals(
                "down " + SCRIPT + ": no <answer> & no more",
                run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .asText());
    }

    @Test
    void junitIsValid() throws Exception {
        Path file = folder.resolve("drift-junit.xml");

        DriftFiles.junit(document, file);

        Document xml = parse(file);
        NodeList suites = xml.getElementsByTagName("testsuite");
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Path.of("target", "report-schemas", "surefire-test-report.xsd")
                        .toFile());
        List<String> told = new ArrayList<>();
        for (int i = 0; i < suites.getLength(); i++) {
            Element suite = (Element) suites.item(i);
            schema.newValidator().validate(new DOMSource(suite));
            told.add(suite.getAttribute("name") + " " + suite.getAttribute("tests") + " "
                    + suite.getAttribute("failures") + " " + suite.getAttribute("skipped") + " "
                    + suite.getAttribute("errors"));
        }
        assertEquals(List.of("to.sql 4 3 1 0", "down " + SCRIPT + " 1 0 0 1"), told);
        Element first = (Element) xml.getElementsByTagName("testcase").item(0);
        assertEquals("main." + quoted(SCRIPT), first.getAttribute("name"));
        assertEquals(
                "main.\"\u05d0\u05d1\\u202E\u05d2\"",
                ((Element) xml.getElementsByTagName("testcase").item(2)).getAttribute("name"));
    }

    @Test
    void thePageHoldsNoForeignMarkup() throws Exception {
        Path file = folder.resolve("drift.html");

        DriftFiles.html(document, "Drift report", file);

        String html = Files.readString(file);
        assertEquals(1, html.split("<script", -1).length - 1, "only our own script");
        assertFalse(html.contains("<b>"), "a default of the database is no markup");
        assertFalse(html.contains("\u202e"), "nothing turns the direction of writing");
        assertTrue(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
        assertTrue(html.contains(FOUR_BYTES));
        assertTrue(html.contains("until 2026-03-04, 3 days left"));
        assertTrue(html.contains("<del>TEXT</del>"));
        assertTrue(html.contains("<ins>INTEGER</ins>"));
        assertFalse(html.matches("(?s).*(src|href)=\"(?!#).*"), "nothing is loaded from anywhere");
    }

    @Test
    void markdownHoldsNoForeignMarkup() throws Exception {
        Path file = folder.resolve("drift.md");

        DriftFiles.markdown(document, "Drift report", file);

        String text = Files.readString(file);
        assertTrue(
                text.startsWith("# Drift report 2026-03-01: 1 of 2 databases has drifted, 1 could not be checked\n"));
        assertFalse(text.matches("(?s).*(?<!\\\\)<script.*"), text);
        assertTrue(text.contains("| ✗ drift |"), text);
        for (String line : text.split("\n")) {
            if (line.startsWith("| ")) {
                assertEquals(
                        line.contains("Property") || line.split("(?<!\\\\)\\|", -1).length == 7 ? 7 : 8,
                        line.split("(?<!\\\\)\\|", -1).length,
                        line);
            }
        }
    }

    @Test
    void aReportWithoutTargetsSaysSo() throws Exception {
        ObjectNode none = new DriftDocument(AT).json();
        Path page = folder.resolve("none.html");
        Path junit = folder.resolve("none.xml");

        DriftFiles.html(none, "Drift report", page);
        DriftFiles.junit(none, junit);

        assertTrue(Files.readString(page).contains("No databases were checked"));
        assertEquals(
                "<testsuites></testsuites>",
                Files.readString(junit).replaceFirst("<\\?.*?\\?>", "").strip());
    }

    @Test
    void fiveThousandDifferencesMakeAPageOfBearableSize() throws Exception {
        ObjectNode many = document.deepCopy();
        JsonNode one = many.at("/targets/0/differences/0");
        for (int i = 0; i < 5_000; i++) {
            ObjectNode copy = one.deepCopy();
            copy.put("path", "main.table_" + i + ".note");
            ((ObjectNode) many.at("/targets/0")).withArray("differences").add(copy);
        }
        Path file = folder.resolve("many.html");

        DriftFiles.html(many, "Drift report", file);

        assertEquals(5_003, Files.readString(file).split("<section class=\"table\"", -1).length - 1);
        assertTrue(Files.size(file) < 8_000_000, () -> file.toFile().length() + " bytes");
    }

    private static List<String> problems(String resource, SpecVersion.VersionFlag version, JsonNode document)
            throws Exception {
        try (InputStream in = DriftFilesTest.class.getResourceAsStream(resource)) {
            return JsonSchemaFactory.getInstance(version)
                    .getSchema(Objects.requireNonNull(in))
                    .validate(document)
                    .stream()
                    .map(Object::toString)
                    .toList();
        }
    }

    private static Document parse(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new org.xml.sax.InputSource(new StringReader(Files.readString(file))));
    }
}
