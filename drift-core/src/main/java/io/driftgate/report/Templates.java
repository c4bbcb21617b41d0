package io.driftgate.report;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The pages' templates, beside this class. */
final class Templates {

    private Templates() {}

    /**
     * Fills a template in.
     *
     * @param name without the ending {@code .mustache}
     * @param escaper makes any text harmless in that form
     */
    static void render(String name, Mustache.Escaper escaper, Map<String, Object> view, Writer out) throws IOException {
        try (InputStream in = Templates.class.getResourceAsStream(name + ".mustache")) {
            if (in == null) {
                throw new IOException("the template " + name + " is missing");
            }
            try (Reader template = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                Mustache.compiler()
                        .withEscaper(escaper)
                        .nullValue("–")
                        .defaultValue("")
                        .compile(template)
                        .execute(view, out);
            }
        }
    }
}
