package io.driftgate.source;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.io.IOException;

/** One object of a schema as JSON: its type, its path, and its facts by their labels. */
final class ObjectJson {

    private ObjectJson() {}

    static void write(SchemaObject object, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("object", object.type().label());
        json.writeStringField("path", object.path().toString());
        for (var fact : object.facts().toMap().entrySet()) {
            json.writeStringField(fact.getKey().label(), fact.getValue());
        }
        json.writeEndObject();
    }

    /**
     * @param json at the object's opening brace
     * @throws IllegalArgumentException if it is no object of a schema
     */
    static SchemaObject read(JsonParser json) throws IOException {
        ObjectType type = null;
        ObjectPath path = null;
        Facts.Builder facts = Facts.builder();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "object" -> type = ObjectType.of(json.getText());
                case "path" -> path = ObjectPath.parse(json.getText());
                default -> facts.put(Property.of(name), json.getText());
            }
        }
        if (type == null || path == null) {
            throw new IllegalArgumentException("an object without type or path");
        }
        return new SchemaObject(type, path, facts.build());
    }
}
