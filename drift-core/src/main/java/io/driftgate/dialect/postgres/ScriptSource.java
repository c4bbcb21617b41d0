package io.driftgate.dialect.postgres;

import io.driftgate.script.Script;
import java.io.IOException;
import java.io.Reader;

/** The characters of a script, with the place of the next one. Holds a small window, never the whole text. */
final class ScriptSource implements AutoCloseable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String name;
    private final Reader reader;
    private final char[] window = new char[1 << 14];
    private int next;
    private int end;
    private int line = 1;
    private int column = 1;

    private ScriptSource(String name, Reader reader) {
        this.name = name;
        this.reader = reader;
    }

    static ScriptSource open(Script script) throws IOException {
        ScriptSource source = new ScriptSource(script.name(), script.open());
        if (source.peek() == BYTE_ORDER_MARK) {
            source.next++;
        }
        return source;
    }

    /** The next character, or -1 at the end. */
    int peek() throws IOException {
        return peek(0);
    }

    /** The character after so many others, or -1 behind the end. */
    int peek(int ahead) throws IOException {
        if (next + ahead >= end) {
            fill();
        }
        return next + ahead < end ? window[next + ahead] : -1;
    }

    private void fill() throws IOException {
        System.arraycopy(window, next, window, 0, end - next);
        end -= next;
        next = 0;
        int count = reader.read(window, end, window.length - end);
        while (count > 0 && end + count < 2) {
            end += count;
            count = reader.read(window, end, window.length - end);
        }
        end += Math.max(count, 0);
    }

    /** Takes the next character; there must be one. */
    char read() throws IOException {
        int c = peek();
        if (c < 0) {
            throw new IOException(name + " ends at line " + line);
        }
        next++;
        if (c == '\n') {
            line++;
            column = 1;
        } else {
            column++;
        }
        return (char) c;
    }

    Place place() {
        return new Place(name, line, column);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
