package io.driftgate.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Result files as they can be compared: whole, but for when and by which version they were written. */
final class JsonFile {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonFile() {}

    static String comparable(String text) throws IOException {
        JsonNode root = JSON.readTree(text);
        if (root instanceof ObjectNode object) {
            object.remove("at");
            object.remove("tool");
        }
        return JSON.writeValueAsString(root);
    }
}
