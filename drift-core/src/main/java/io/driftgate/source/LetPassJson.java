package io.driftgate.source;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.SchemaObject;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a run lets pass, as fields of the snapshot that its history keeps. */
final class LetPassJson {
    private static final String STRANGE = "letPass";
    private static final String NOT_COMPARED = "notCompared";

    private LetPassJson() {}

    /** @param json within the snapshot's braces */
    static void write(LetPass letPass, JsonGenerator json) throws IOException {
        if (!letPass.strange().isEmpty()) {
            json.writeArrayFieldStart(STRANGE);
            for (SchemaObject.Key key : sorted(letPass.strange())) {
                ObjectJson.write(new SchemaObject(key.type(), key.path(), Facts.of(Map.of())), json);
            }
            json.writeEndArray();
        }
        if (!letPass.notCompared().isEmpty()) {
            json.writeArrayFieldStart(NOT_COMPARED);
            for (ObjectType type : new TreeSet<>(letPass.notCompared())) {
                json.writeString(type.label());
            }
            json.writeEndArray();
        }
    }

    private static List<SchemaObject.Key> sorted(Set<SchemaObject.Key> keys) {
        return keys.stream()
                .sorted(java.util.Comparator.comparing(SchemaObject.Key::path).thenComparing(SchemaObject.Key::type))
                .toList();
    }

    /** @param json before the snapshot */
    static LetPass read(JsonParser json) throws IOException {
        Set<SchemaObject.Key> strange = new HashSet<>();
        Set<ObjectType> notCompared = EnumSet.noneOf(ObjectType.class);
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case STRANGE -> {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        strange.add(ObjectJson.read(json).key());
                    }
                }
                case NOT_COMPARED -> {
                    while (json.nextToken() == JsonToken.VALUE_STRING) {
                        notCompared.add(ObjectType.of(json.getText()));
                    }
                }
                default -> json.skipChildren();
            }
        }
        return new LetPass(strange, notCompared);
    }
}
