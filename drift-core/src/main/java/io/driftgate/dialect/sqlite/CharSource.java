package io.driftgate.dialect.sqlite;

import java.io.IOException;
import java.io.Reader;

/** Characters of a reader with a look ahead, and the place of the next one. Collects what it takes. Not thread-safe. */
final class CharSource {
    static final int END = -1;

    private final Reader reader;
    private final char[] buffer;
    private final StringBuilder taken = new StringBuilder();
    private int position;
    private int limit;
    private boolean exhausted;
    private int line = 1;
    private int column = 1;

    /**
     * Drops a byte order mark at the beginning.
     *
     * @param bufferSize how many characters are read at once, at least as many as are looked ahead
     */
    CharSource(Reader reader, int bufferSize) throws IOException {
        this.reader = reader;
        buffer = new char[bufferSize];
        if (peek(0) == '\uFEFF') {
            position++;
        }
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    /** The character {@code ahead} places after the next one, or {@link #END}. */
    int peek(int ahead) throws IOException {
        return position + ahead < limit ? buffer[position + ahead] : readAndPeek(ahead);
    }

    private int readAndPeek(int ahead) throws IOException {
        while (position + ahead >= limit && !exhausted) {
            fill();
        }
        return position + ahead < limit ? buffer[position + ahead] : END;
    }

    /** Takes the next character, which has been peeked at. */
    void take() {
        char c = buffer[position++];
        taken.append(c);
        if (c == '\n') {
            line++;
            column = 1;
        } else {
            column++;
        }
    }

    void take(int count) {
        for (int i = 0; i < count; i++) {
            take();
        }
    }

    /** What was taken since the last call. */
    String taken() {
        String text = taken.toString();
        taken.setLength(0);
        return text;
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        int count = reader.read(buffer, limit, buffer.length - limit);
        if (count < 0) {
            exhausted = true;
        } else {
            limit += count;
        }
    }
}
