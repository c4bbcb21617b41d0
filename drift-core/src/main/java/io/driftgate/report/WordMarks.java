package io.driftgate.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two texts side by side, with the words marked that are not in the other. */
final class WordMarks {
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}_$]+|\\s+|.", Pattern.DOTALL);

    /** Beyond it the marks would cost more than they tell. */
    private static final int MOST_WORDS = 4_000;

    private WordMarks() {}

    /** Puts the parts of each, in order, with {@code text} and {@code changed}. */
    static void put(String expected, String actual, ArrayNode expectedParts, ArrayNode actualParts) {
        List<String> left = words(expected);
        List<String> right = words(actual);
        if (left.size() > MOST_WORDS || right.size() > MOST_WORDS) {
            part(expected, true, expectedParts);
            part(actual, true, actualParts);
            return;
        }
        List<AbstractDelta<String>> deltas = DiffUtils.diff(left, right).getDeltas();
        parts(left, deltas, AbstractDelta::getSource, expectedParts);
        parts(right, deltas, AbstractDelta::getTarget, actualParts);
    }

    /** A text that has no other side. */
    static void whole(String text, ArrayNode parts) {
        part(text, false, parts);
    }

    private static void parts(
            List<String> words,
            List<AbstractDelta<String>> deltas,
            Function<AbstractDelta<String>, Chunk<String>> side,
            ArrayNode parts) {
        int done = 0;
        for (AbstractDelta<String> delta : deltas) {
            Chunk<String> chunk = side.apply(delta);
            part(String.join("", words.subList(done, chunk.getPosition())), false, parts);
            done = chunk.getPosition() + chunk.size();
            part(String.join("", chunk.getLines()), true, parts);
        }
        part(String.join("", words.subList(done, words.size())), false, parts);
    }

    private static void part(String text, boolean changed, ArrayNode parts) {
        if (!text.isEmpty()) {
            parts.addObject().put("text", text).put("changed", changed);
        }
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORDS.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }
}
