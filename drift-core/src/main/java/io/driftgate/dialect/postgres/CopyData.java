package io.driftgate.dialect.postgres;

import java.io.IOException;

/** The lines that follow a {@code COPY … FROM stdin;} up to the line that is {@code \.} */
final class CopyData {
    private final ScriptSource in;

    CopyData(ScriptSource in) {
        this.in = in;
    }

    String read(Place copy) throws IOException {
        finishLine();
        StringBuilder data = new StringBuilder();
        int start = 0;
        while (in.peek() >= 0) {
            char c = in.read();
            data.append(c);
            if (c == '\n' || in.peek() < 0) {
                if (isEnd(data, start)) {
                    return data.substring(0, start);
                }
                start = data.length();
            }
        }
        throw copy.error("the data of this COPY is never ended: the line \\. is missing");
    }

    private static boolean isEnd(StringBuilder data, int start) {
        int end = data.length();
        while (end > start && (data.charAt(end - 1) == '\n' || data.charAt(end - 1) == '\r')) {
            end--;
        }
        return end - start == 2 && data.charAt(start) == '\\' && data.charAt(start + 1) == '.';
    }

    /** Only a comment may follow on the COPY's own line. */
    private void finishLine() throws IOException {
        Place place = in.place();
        StringBuilder rest = new StringBuilder();
        while (in.peek() >= 0 && in.peek() != '\n') {
            rest.append(in.read());
        }
        if (in.peek() == '\n') {
            in.read();
        }
        String text = rest.toString().strip();
        if (!text.isEmpty() && !text.startsWith("--")) {
            throw place.error("text follows COPY … FROM stdin; on its own line: move it behind the data");
        }
    }
}
