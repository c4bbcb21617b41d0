package io.driftgate.script;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** SQL text with the name it is reported under. Opened as often as wanted; reads UTF-8 and drops a byte order mark. */
public non-sealed interface Script extends Step {

    /** Opens the text from its beginning; the caller closes it. */
    Reader open() throws IOException;

    static Script of(String name, String text) {
        return new Script() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Reader open() {
                return new StringReader(text);
            }
        };
    }

    /** The text of a file; reading it fails with a {@link ScriptException} where it is not UTF-8. */
    static Script of(String name, Path file) {
        return of(name, file, StandardCharsets.UTF_8);
    }

    static Script of(String name, Path file, Charset encoding) {
        return new Script() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Reader open() throws IOException {
                return encoding.equals(StandardCharsets.UTF_8)
                        ? Utf8Reader.open(name, file)
                        : Files.newBufferedReader(file, encoding);
            }
        };
    }
}
