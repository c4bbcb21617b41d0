package io.driftgate.report;

/** Text that Markdown shows as it is, also in a cell of a table. */
final class MarkdownEscaper {
    private static final String SPECIAL = "\\`*_[]<>|#~";

    private MarkdownEscaper() {}

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                escaped.append(' ');
            } else if (SPECIAL.indexOf(c) >= 0) {
                escaped.append('\\').append(c);
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
