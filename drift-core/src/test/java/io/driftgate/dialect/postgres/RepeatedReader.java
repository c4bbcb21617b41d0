package io.driftgate.dialect.postgres;

import java.io.Reader;

/** One text many times over, made while it is read. */
final class RepeatedReader extends Reader {
    private final String text;
    private long left;

    RepeatedReader(String text, int times) {
        this.text = text;
        this.left = (long) text.length() * times;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        if (left == 0) {
            return -1;
        }
        int count = (int) Math.min(length, left);
        for (int i = 0; i < count; i++) {
            long at = left - i;
            buffer[offset + i] = text.charAt((int) ((text.length() - at % text.length()) % text.length()));
        }
        left -= count;
        return count;
    }

    @Override
    public void close() {}
}
