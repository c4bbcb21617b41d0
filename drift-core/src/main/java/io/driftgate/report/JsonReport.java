package io.driftgate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes documents as files of JSON, and reads them again. */
public final class JsonReport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter PRETTY = JSON.writerWithDefaultPrettyPrinter();

    private JsonReport() {}

    /** Writes the file, with the directories above it. */
    public static void write(ObjectNode document, Path file) throws IOException {
        try (Writer out = ReportFiles.create(file)) {
            out.write(text(document));
        }
    }

    public static String text(ObjectNode document) throws IOException {
        return PRETTY.writeValueAsString(document) + "\n";
    }

    /** @throws IOException if the file cannot be read, or is no JSON object */
    static ObjectNode read(Path file) throws IOException {
        JsonNode node = JSON.readTree(Files.readAllBytes(file));
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new IOException("it holds no JSON object");
    }
}
