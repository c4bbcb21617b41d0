package io.driftgate.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.driftgate.schema.Engine;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A schema as a JSON file in a stable order, one fact a line: made for code review, equal when read back, independent of
 * locale, time zone and time.
 */
public final class SnapshotFile {
    /** Raised when older readers would misunderstand the file. */
    public static final int FORMAT_VERSION = 1;

    private static final JsonFactory JSON = new JsonFactory();

    private SnapshotFile() {}

    /** Writes the file under another name first and renames it, so that nobody ever reads half of it. */
    public static void write(Schema schema, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path directory = Files.createDirectories(java.util.Objects.requireNonNull(target.getParent()));
        Path unfinished = Files.createTempFile(directory, "." + target.getFileName(), ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                write(schema, out);
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Writes the snapshot as UTF-8 text; does not close the stream. */
    public static void write(Schema schema, OutputStream out) throws IOException {
        write(schema, LetPass.NOTHING, out);
    }

    /**
     * As {@link #write(Schema, OutputStream)}.
     *
     * @param letPass what of it, or of what is missing, migrations did not make
     */
    public static void write(Schema schema, LetPass letPass, OutputStream out) throws IOException {
        JsonGenerator json = JSON.createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.setPrettyPrinter(new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultIndenter("  ", "\n")));
        json.writeStartObject();
        json.writeNumberField("formatVersion", FORMAT_VERSION);
        json.writeStringField("engine", schema.engine().product());
        json.writeStringField("engineVersion", schema.engine().version());
        json.writeArrayFieldStart("schemas");
        for (String name : schema.schemas()) {
            json.writeString(name);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("objects");
        for (SchemaObject object : schema.objects()) {
            ObjectJson.write(object, json);
        }
        json.writeEndArray();
        LetPassJson.write(letPass, json);
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }

    /**
     * Reads a snapshot.
     *
     * @throws SourceException if the file is missing, is no snapshot, or was written in a newer format
     */
    public static Schema read(Path file) {
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(in, file.toString(), "Write one with db:snapshot.");
        } catch (java.nio.file.NoSuchFileException e) {
            throw new SourceException("There is no snapshot file at " + file + ". Write one with db:snapshot.", e);
        } catch (IOException e) {
            throw new SourceException(file + " cannot be read as a snapshot: " + e.getMessage() + ".", e);
        }
    }

    /**
     * As {@link #read(Path)}, from text.
     *
     * @param file what messages call it
     * @param remedy what helps if it is none, a sentence
     */
    static Schema read(Reader text, String file, String remedy) {
        try (JsonParser json = JSON.createParser(text)) {
            return new Parser(file, remedy, json).schema();
        } catch (JsonProcessingException e) {
            throw new SourceException(
                    file + " is no snapshot: it is not JSON (line "
                            + e.getLocation().getLineNr() + "). " + remedy,
                    e);
        } catch (IOException | IllegalArgumentException e) {
            throw new SourceException(file + " cannot be read as a snapshot: " + e.getMessage() + ". " + remedy, e);
        }
    }

    /** What {@link #write(Schema, LetPass, OutputStream)} wrote beside the schema. */
    static LetPass letPass(Reader text) throws IOException {
        try (JsonParser json = JSON.createParser(text)) {
            return LetPassJson.read(json);
        }
    }

    /** Reads one file. Not thread-safe. */
    private static final class Parser {
        private final String file;
        private final String remedy;
        private final JsonParser json;
        private int format;
        private String product = "";
        private String version = "";
        private final List<String> schemas = new ArrayList<>();
        private final List<SchemaObject> objects = new ArrayList<>();

        Parser(String file, String remedy, JsonParser json) {
            this.file = file;
            this.remedy = remedy;
            this.json = json;
        }

        Schema schema() throws IOException {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw noSnapshot();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                field(json.currentName());
            }
            if (format == 0 || product.isEmpty()) {
                throw noSnapshot();
            }
            return new Schema(new Engine(product, version), schemas, objects);
        }

        private SourceException noSnapshot() {
            return new SourceException(file + " is JSON but no snapshot of a schema. " + remedy);
        }

        private void field(String name) throws IOException {
            JsonToken token = json.nextToken();
            switch (name) {
                case "formatVersion" -> format = supported(json.getIntValue());
                case "engine" -> product = json.getText();
                case "engineVersion" -> version = json.getText();
                case "schemas" -> {
                    requireArray(token);
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        if (json.currentToken() != JsonToken.VALUE_STRING) {
                            throw noSnapshot();
                        }
                        schemas.add(json.getText());
                    }
                }
                case "objects" -> {
                    requireArray(token);
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        objects.add(ObjectJson.read(json));
                    }
                }
                default -> json.skipChildren();
            }
        }

        private void requireArray(JsonToken token) {
            if (token != JsonToken.START_ARRAY) {
                throw noSnapshot();
            }
        }

        private int supported(int found) {
            if (found > FORMAT_VERSION) {
                throw new SourceException(file + " is a snapshot of format " + found
                        + ", and this version reads formats up to " + FORMAT_VERSION
                        + ". Update the plugin, or write the snapshot again with this version's db:snapshot.");
            }
            return found;
        }
    }
}
