package io.driftgate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgate.schema.ObjectPath;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A document as JUnit XML, for CI servers: each target is a test suite, each table with a difference a test case that fails,
 * or is skipped where all of it is waived. A target without differences has one case that passes.
 */
public final class JunitReport {
    private final XMLStreamWriter xml;

    private JunitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** @param document as {@code drift.json} has it */
    public static void write(ObjectNode document, Path file) throws IOException {
        try (Writer out = ReportFiles.create(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            new JunitReport(xml).suites(document);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** @param failed what drifted, one line a difference; empty if nothing did */
    private record Case(String name, List<String> failed, List<String> waived) {}

    private void suites(ObjectNode document) throws XMLStreamException {
        xml.writeStartElement("testsuites");
        for (JsonNode target : document.path("targets")) {
            suite(target);
        }
        xml.writeEndElement();
    }

    private void suite(JsonNode target) throws XMLStreamException {
        boolean lost = target.path("verdict").asText().equals("error");
        List<Case> cases = lost ? List.of() : cases(target);
        long failures = cases.stream().filter(one -> !one.failed().isEmpty()).count();
        long skipped = cases.stream().filter(JunitReport::isSkipped).count();
        xml.writeStartElement("testsuite");
        attribute("name", target.path("id").asText());
        attribute("time", seconds(target));
        attribute("tests", Integer.toString(Math.max(1, cases.size())));
        attribute("errors", lost ? "1" : "0");
        attribute("skipped", Long.toString(skipped));
        attribute("failures", Long.toString(failures));
        if (lost) {
            start(target, "schema");
            problem("error", "error", target.path("error").asText(), List.of());
            xml.writeEndElement();
        }
        for (Case one : cases) {
            testCase(target, one);
        }
        xml.writeEndElement();
    }

    private static boolean isSkipped(Case one) {
        return one.failed().isEmpty() && !one.waived().isEmpty();
    }

    private static List<Case> cases(JsonNode target) {
        Map<String, Case> cases = new LinkedHashMap<>();
        for (JsonNode difference : target.path("differences")) {
            if (difference.path("severity").asText().equals("info")) {
                continue;
            }
            String table = table(difference.path("path").asText());
            Case one = cases.computeIfAbsent(table, name -> new Case(name, new ArrayList<>(), new ArrayList<>()));
            (difference.path("waiver").isObject() ? one.waived() : one.failed())
                    .add(difference.path("message").asText());
        }
        if (target.path("verdict").asText().equals("drift")
                && target.path("error").isTextual()) {
            cases.put(
                    "history", new Case("history", List.of(target.path("error").asText()), List.of()));
        }
        for (JsonNode check : target.path("checks")) {
            String name = check.path("file").asText() + ":" + check.path("line").asText();
            boolean failed = check.path("verdict").asText().equals("failed");
            cases.put(
                    name, new Case(name, failed ? List.of(check.path("message").asText()) : List.of(), List.of()));
        }
        if (cases.isEmpty()) {
            cases.put("schema", new Case("schema", List.of(), List.of()));
        }
        return List.copyOf(cases.values());
    }

    private static String table(String path) {
        try {
            ObjectPath parsed = ObjectPath.parse(path);
            return parsed.parts().size() > 2
                    ? ObjectPath.of(parsed.parts().get(0), parsed.parts().get(1))
                            .toString()
                    : path;
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    private void testCase(JsonNode target, Case one) throws XMLStreamException {
        start(target, one.name());
        if (!one.failed().isEmpty()) {
            problem("failure", "drift", one.failed().get(0), one.failed());
        } else if (!one.waived().isEmpty()) {
            xml.writeEmptyElement("skipped");
            attribute("message", "waived: " + one.waived().get(0));
        }
        xml.writeEndElement();
    }

    private void start(JsonNode target, String name) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("name", name);
        attribute("classname", target.path("id").asText());
        attribute("time", "0");
    }

    private void problem(String element, String type, String message, List<String> lines) throws XMLStreamException {
        xml.writeStartElement(element);
        attribute("message", message);
        attribute("type", type);
        xml.writeCharacters(allowed(String.join("\n", lines)));
        xml.writeEndElement();
    }

    private static String seconds(JsonNode target) {
        return String.format(Locale.ROOT, "%.3f", target.path("durationMillis").asLong() / 1000.0);
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, allowed(value));
    }

    /** What XML cannot hold in any way is shown by its number. */
    private static String allowed(String text) {
        return VisibleText.of(text);
    }
}
