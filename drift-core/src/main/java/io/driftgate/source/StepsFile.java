package io.driftgate.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.driftgate.dialect.RowEffect;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.schema.SchemaObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The units of steps as a file of the cache: an array of steps, each an array of units, and an object with the unreadable views. */
final class StepsFile {
    private static final JsonFactory JSON = new JsonFactory();

    private StepsFile() {}

    /**
     * What is in the file.
     *
     * @param unreadable the views that cannot be read after all of the steps, by path, with the reason
     */
    record Content(List<List<Steps.Unit>> steps, Map<String, String> unreadable) {}

    /** Writes under another name first and renames, so that nobody ever reads half of it. */
    static void write(Content content, Path file) throws IOException {
        Path directory = Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Path unfinished = Files.createTempFile(directory, "." + file.getFileName(), ".tmp");
        try {
            try (JsonGenerator json =
                    JSON.createGenerator(unfinished.toFile(), com.fasterxml.jackson.core.JsonEncoding.UTF8)) {
                json.writeStartArray();
                for (List<Steps.Unit> units : content.steps()) {
                    json.writeStartArray();
                    for (Steps.Unit unit : units) {
                        write(unit, json);
                    }
                    json.writeEndArray();
                }
                json.writeStartObject();
                for (var view : content.unreadable().entrySet()) {
                    json.writeStringField(view.getKey(), view.getValue());
                }
                json.writeEndObject();
                json.writeEndArray();
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void write(Steps.Unit unit, JsonGenerator json) throws IOException {
        json.writeStartArray();
        json.writeNumber(unit.from());
        json.writeNumber(unit.to());
        json.writeBoolean(unit.alone());
        write(unit.delta(), json);
        for (Steps.Part part : unit.parts()) {
            write(part, json);
        }
        json.writeEndArray();
    }

    private static void write(Steps.Part part, JsonGenerator json) throws IOException {
        json.writeStartArray();
        json.writeNumber(part.line());
        json.writeString(part.text());
        json.writeString(part.effect().name());
        json.writeStartArray();
        for (ObjectPath table : part.written()) {
            json.writeString(table.toString());
        }
        json.writeEndArray();
        write(part.delta(), json);
        json.writeEndArray();
    }

    /** What is gone, and what is there. */
    private static void write(SchemaDelta delta, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (SchemaObject.Key key : delta.removed()) {
            json.writeString(key.type().label());
            json.writeString(key.path().toString());
        }
        json.writeEndArray();
        json.writeStartArray();
        for (SchemaObject object : delta.put()) {
            ObjectJson.write(object, json);
        }
        json.writeEndArray();
    }

    static Content read(Path file) throws IOException {
        try (JsonParser json = JSON.createParser(file.toFile())) {
            List<List<Steps.Unit>> steps = new ArrayList<>();
            require(json.nextToken() == JsonToken.START_ARRAY);
            while (json.nextToken() == JsonToken.START_ARRAY) {
                List<Steps.Unit> units = new ArrayList<>();
                while (json.nextToken() == JsonToken.START_ARRAY) {
                    units.add(unit(json));
                }
                steps.add(units);
            }
            return new Content(steps, views(json));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is damaged: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> views(JsonParser json) throws IOException {
        require(json.currentToken() == JsonToken.START_OBJECT);
        Map<String, String> views = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String view = json.currentName();
            views.put(view, json.nextTextValue());
        }
        return views;
    }

    private static Steps.Unit unit(JsonParser json) throws IOException {
        json.nextToken();
        int from = json.getIntValue();
        json.nextToken();
        int to = json.getIntValue();
        boolean alone = json.nextToken() == JsonToken.VALUE_TRUE;
        SchemaDelta delta = delta(json);
        List<Steps.Part> parts = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_ARRAY) {
            parts.add(part(json));
        }
        return new Steps.Unit(from, to, alone, delta, parts);
    }

    private static Steps.Part part(JsonParser json) throws IOException {
        json.nextToken();
        int line = json.getIntValue();
        json.nextToken();
        String text = json.getText();
        json.nextToken();
        RowEffect effect = RowEffect.valueOf(json.getText());
        require(json.nextToken() == JsonToken.START_ARRAY);
        Set<ObjectPath> written = new HashSet<>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            written.add(ObjectPath.parse(json.getText()));
        }
        SchemaDelta delta = delta(json);
        require(json.nextToken() == JsonToken.END_ARRAY);
        return new Steps.Part(line, text, effect, written, delta);
    }

    private static SchemaDelta delta(JsonParser json) throws IOException {
        require(json.nextToken() == JsonToken.START_ARRAY);
        Set<SchemaObject.Key> removed = new HashSet<>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            ObjectType type = ObjectType.of(json.getText());
            json.nextToken();
            removed.add(new SchemaObject.Key(type, ObjectPath.parse(json.getText())));
        }
        require(json.nextToken() == JsonToken.START_ARRAY);
        Set<SchemaObject> put = new HashSet<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            put.add(ObjectJson.read(json));
        }
        return new SchemaDelta(removed, put);
    }

    private static void require(boolean expected) {
        if (!expected) {
            throw new IllegalArgumentException("it is no list of steps");
        }
    }
}
