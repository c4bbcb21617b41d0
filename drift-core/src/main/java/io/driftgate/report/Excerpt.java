package io.driftgate.report;

import com.fasterxml.jackson.databind.JsonNode;

/** One line out of a long text. */
final class Excerpt {
    private static final int LENGTH = 60;
    private static final int BEFORE = 20;

    private Excerpt() {}

    /**
     * From a little before the first change, or from the beginning.
     *
     * @param parts of the text, each with {@code text} and {@code changed}
     */
    static String of(JsonNode parts) {
        StringBuilder text = new StringBuilder();
        int change = -1;
        for (JsonNode part : parts) {
            if (change < 0 && part.path("changed").asBoolean()) {
                change = text.length();
            }
            text.append(part.path("text").asText());
        }
        int from = whole(text, Math.max(0, change - BEFORE));
        int to = whole(text, Math.min(text.length(), from + LENGTH));
        return (from > 0 ? "… " : "")
                + text.substring(from, to).strip().replaceAll("\\s+", " ")
                + (to < text.length() ? " …" : "");
    }

    /** Not between the two halves of a character. */
    private static int whole(CharSequence text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
