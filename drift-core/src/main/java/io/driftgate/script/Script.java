package io.driftgate.script;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** SQL text with the name it is reported under. Opened as often as wanted; reads UTF-8 and drops a byte order mark. */
public interface Script {

    /** How messages name it, such as {@code V12__orders.sql}. */
    String name();

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
                return new BufferedReader(
                        new InputStreamReader(withoutMark(Files.newInputStream(file)), encoding), 1 << 16);
            }
        };
    }

    private static InputStream withoutMark(InputStream stream) throws IOException {
        PushbackInputStream in = new PushbackInputStream(stream, 3);
        byte[] start = in.readNBytes(3);
        boolean mark = start.length == 3
                && (start[0] & 0xFF) == 0xEF
                && (start[1] & 0xFF) == 0xBB
                && (start[2] & 0xFF) == 0xBF;
        if (!mark) {
            in.unread(start);
        }
        return in;
    }
}
