package io.driftgate.script;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a file in UTF-8 without a byte order mark. Other bytes are an error with their line, never a question mark. */
final class Utf8Reader extends FilterReader {
    private final String name;
    private final Path file;

    private Utf8Reader(String name, Path file, Reader in) {
        super(in);
        this.name = name;
        this.file = file;
    }

    static Reader open(String name, Path file) throws IOException {
        InputStream bytes = withoutMark(Files.newInputStream(file));
        Reader strict = new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        return new BufferedReader(new Utf8Reader(name, file, strict), 1 << 13);
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

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (CharacterCodingException e) {
            throw ScriptException.at(
                    name, lineOfFirstWrongByte(), 1, "this line is not UTF-8; save the file in that encoding");
        }
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    /** The decoder has read ahead and doesn't know, so the file is read once more. */
    private int lineOfFirstWrongByte() throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            int line = 1;
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                bytes.write(next);
                if (next == '\n') {
                    if (!isUtf8(bytes.toByteArray())) {
                        return line;
                    }
                    bytes.reset();
                    line++;
                }
            }
            return line;
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
