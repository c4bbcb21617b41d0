package io.driftgate.check.file;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a check's comment says of its answer. */
sealed interface Expectation {

    /** A query finds nothing; a statement that writes finds something. */
    record Usual() implements Expectation {}

    /** A statement that writes may find nothing, a query anything. */
    record Nothing() implements Expectation {}

    record Rows(long count) implements Expectation {}

    /** One row with one column. */
    record Value(String operator, String wanted) implements Expectation {

        boolean holds(@Nullable String found) {
            if (found == null) {
                return operator.equals("=") && wanted.equalsIgnoreCase("null");
            }
            int order = order(found);
            return switch (operator) {
                case "=" -> order == 0;
                case "<>", "!=" -> order != 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }

        private int order(String found) {
            try {
                return new BigDecimal(found.strip()).compareTo(new BigDecimal(wanted));
            } catch (NumberFormatException e) {
                return found.compareTo(wanted);
            }
        }
    }

    Pattern ROWS = Pattern.compile("(\\d{1,12}|no) rows?", Pattern.CASE_INSENSITIVE);
    Pattern VALUE = Pattern.compile("value\\s*(=|<>|!=|<=|>=|<|>)\\s*(.+)", Pattern.CASE_INSENSITIVE);
    Pattern EXPECT = Pattern.compile("--\\s*expect\\s*:\\s*(.*)", Pattern.CASE_INSENSITIVE);

    /** What would be taken for a remark, and its query then for one that must find nothing. */
    Pattern MEANT = Pattern.compile(
            "--\\s*expect(s|ed)?\\b\\s*:?\\s*((\\d+|no)\\s+rows?\\b|value\\s*[=<>!]).*", Pattern.CASE_INSENSITIVE);

    Pattern NOTHING = Pattern.compile("--\\s*may find nothing\\b.*", Pattern.CASE_INSENSITIVE);

    /**
     * What the comments of a statement say.
     *
     * @throws IllegalArgumentException if one says what is expected in words that are not known
     */
    static Expectation of(List<String> comments) {
        for (String comment : comments) {
            Matcher expect = EXPECT.matcher(comment.strip());
            if (expect.matches()) {
                String text = expect.group(1).strip();
                return parse(text).orElseThrow(() -> unknown("expect: " + text));
            }
            if (MEANT.matcher(comment.strip()).matches()) {
                throw unknown(comment.strip().substring(2).strip());
            }
            if (NOTHING.matcher(comment.strip()).matches()) {
                return new Nothing();
            }
        }
        return new Usual();
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException("\"" + text
                + "\" is not understood: write \"expect: 21 rows\", \"expect: no rows\" or \"expect: value = 10\"");
    }

    private static Optional<Expectation> parse(String text) {
        Matcher rows = ROWS.matcher(text);
        if (rows.matches()) {
            return Optional.of(new Rows(rows.group(1).equalsIgnoreCase("no") ? 0 : Long.parseLong(rows.group(1))));
        }
        Matcher value = VALUE.matcher(text);
        return value.matches()
                ? Optional.of(new Value(value.group(1), unquoted(value.group(2).strip())))
                : Optional.empty();
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
        return quoted ? text.substring(1, text.length() - 1).replace("''", "'") : text;
    }
}
