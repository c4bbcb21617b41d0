package io.driftgate.script;

import io.driftgate.script.SectionStyle.Mark;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * One section of a script, with an empty line for every line outside it: places are those of the whole file. Holds the
 * beginning of one line at a time.
 */
final class SectionReader extends Reader {
    private final Reader in;
    private final SectionStyle style;
    private final Mark.Kind wanted;
    private final StringBuilder ready = new StringBuilder();
    private boolean inside;
    /** Whether a line goes on that was too long to be a mark. */
    private boolean inLine;

    private boolean ended;

    SectionReader(Reader in, SectionStyle style, Mark.Kind wanted) {
        this.in = in instanceof BufferedReader ? in : new BufferedReader(in);
        this.style = style;
        this.wanted = wanted;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        while (ready.length() < length && !ended) {
            fill();
        }
        if (ready.length() == 0) {
            return -1;
        }
        int count = Math.min(length, ready.length());
        ready.getChars(0, count, buffer, offset);
        ready.delete(0, count);
        return count;
    }

    private void fill() throws IOException {
        StringBuilder part = new StringBuilder();
        int next = in.read();
        while (next >= 0 && next != '\n' && part.length() < SectionStyle.LONGEST) {
            part.append((char) next);
            next = in.read();
        }
        if (!inLine) {
            Optional<Mark> mark = style.mark(part.toString());
            if (mark.isPresent() && mark.get().beginsSection()) {
                inside = mark.get().kind() == wanted;
                part.setLength(0);
            }
        }
        if (inside) {
            ready.append(part);
        }
        inLine = next >= 0 && next != '\n';
        ended = next < 0;
        if (next == '\n' || (inside && inLine)) {
            ready.append((char) next);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
