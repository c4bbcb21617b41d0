package io.driftgate.script;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/** Goes through a text line by line without holding a line longer than asked for. */
final class LineStarts {

    private LineStarts() {}

    /** Takes the beginning of a line, without its end, and its number from 1. */
    interface Taker {
        void take(String start, int number);
    }

    static void each(Reader text, int longest, Taker taker) throws IOException {
        BufferedReader in = text instanceof BufferedReader buffered ? buffered : new BufferedReader(text);
        StringBuilder start = new StringBuilder();
        int number = 1;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                taker.take(start.toString(), number++);
                start.setLength(0);
            } else if (start.length() < longest) {
                start.append((char) next);
            }
        }
        if (start.length() > 0) {
            taker.take(start.toString(), number);
        }
    }
}
