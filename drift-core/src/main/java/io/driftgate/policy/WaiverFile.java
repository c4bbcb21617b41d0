package io.driftgate.policy;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads waivers from YAML: a list, or a list under {@code waivers:}, each with {@code code}, {@code object}, {@code
 * reason} and {@code expires} (a date such as 2026-12-31).
 */
public final class WaiverFile {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Set<String> KEYS = Set.of("code", "object", "reason", "expires");

    private final Path file;

    private WaiverFile(Path file) {
        this.file = file;
    }

    /**
     * Reads the file; one that does not exist holds no waivers.
     *
     * @throws WaiverException if it cannot be understood; a waiver that is misread must not waive
     */
    public static List<Waiver> read(Path file) {
        return Files.exists(file) ? new WaiverFile(file).read() : List.of();
    }

    private List<Waiver> read() {
        JsonNode root = parse();
        JsonNode list = root.isObject() && root.has("waivers") ? root.get("waivers") : root;
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        if (!list.isArray()) {
            throw wrong("holds no list of waivers", null);
        }
        List<Waiver> waivers = new ArrayList<>();
        for (JsonNode node : list) {
            waivers.add(waiver(node, "waiver " + (waivers.size() + 1)));
        }
        requireCodes(waivers);
        return waivers;
    }

    /** A code that no difference has would never waive anything, and nobody would know why. */
    private void requireCodes(List<Waiver> waivers) {
        for (int i = 0; i < waivers.size(); i++) {
            String code = waivers.get(i).code();
            if (Code.all().noneMatch(known -> Waiver.means(code, known))) {
                throw wrong(
                        "line " + lineOfCode(i) + " has the code \"" + code
                                + "\", which no difference has (there are DG101 to DG904, and patterns such as DG4*)",
                        null);
            }
        }
    }

    /** @param index of the waiver; each has exactly one code */
    private int lineOfCode(int index) {
        try (JsonParser tokens = YAML.createParser(file.toFile())) {
            int seen = 0;
            while (tokens.nextToken() != null) {
                if (tokens.currentToken() == JsonToken.FIELD_NAME
                        && tokens.currentName().equals("code")
                        && seen++ == index) {
                    return tokens.currentTokenLocation().getLineNr();
                }
            }
            return 0;
        } catch (IOException e) {
            throw wrong("cannot be read: " + e.getMessage(), e);
        }
    }

    private JsonNode parse() {
        try (var in = Files.newBufferedReader(file)) {
            return YAML.readTree(in);
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            String where = place == null ? "" : " (line " + place.getLineNr() + ")";
            throw wrong("is not YAML" + where, e);
        } catch (IOException e) {
            throw wrong("cannot be read: " + e.getMessage(), e);
        }
    }

    private Waiver waiver(JsonNode node, String which) {
        if (!node.isObject()) {
            throw wrong(which + " is not a set of keys", null);
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw wrong(which + " has the unknown key \"" + key + "\"", null);
            }
        });
        return new Waiver(
                text(node, "code", which),
                new PathPattern(text(node, "object", which)),
                text(node, "reason", which),
                date(node, which));
    }

    private String text(JsonNode node, String key, String which) {
        String text = node.path(key).asText("").strip();
        if (text.isEmpty()) {
            throw wrong(which + " has no " + key, null);
        }
        return text;
    }

    private @Nullable LocalDate date(JsonNode node, String which) {
        JsonNode expires = node.get("expires");
        if (expires == null || expires.isNull()) {
            return null;
        }
        try {
            return LocalDate.parse(expires.asText());
        } catch (DateTimeParseException e) {
            throw wrong(which + " expires on \"" + expires.asText() + "\", which is no date", e);
        }
    }

    private WaiverException wrong(String what, @Nullable Throwable cause) {
        return new WaiverException(
                "The waiver file " + file + " " + what
                        + ". Each waiver has code, object, reason and expires (such as 2026-12-31).",
                cause);
    }
}
