package io.driftgate.script;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a script.
 *
 * @param text the statement without its terminator and without comments before its first word
 * @param line the line of its first word, from 1
 * @param column the column of its first word, from 1, in UTF-16 units
 * @param copyData the lines that follow a {@code COPY … FROM stdin}, each ended by a line feed, without the {@code \.};
 *     null for every other statement
 */
public record SqlStatement(
        String text, int line, int column, @Nullable String copyData) {

    /**
     * As in {@code CREATE ROLE … PASSWORD '…'} and in {@code 'host=… password=…'}; quotes are doubled inside of other literals, and a
     * literal may be cut off by the line's end.
     */
    private static final Pattern PASSWORD = Pattern.compile(
            "(\\bpassword(?:\\s+|\\s*=\\s*))[EeUu&]{0,2}"
                    + "(?:('{2,}).*?(?:\\2|$)|'(?:[^']|'')*(?:'|$)|\\$(\\w*)\\$.*?(?:\\$\\3\\$|$))"
                    + "|(\\bpassword\\s*=\\s*)[^\\s'&;]+",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern OF_URL = Pattern.compile("(://[^:/@\\s]*:)[^@/\\s]+@");

    /** The statement's first line, for messages; at most 120 characters, without a password. */
    public String firstLine() {
        String first = text.lines().findFirst().orElse("").strip();
        first = PASSWORD.matcher(first)
                .replaceAll(found -> found.group(4) == null ? found.group(1) + "'***'" : found.group(4) + "***");
        first = OF_URL.matcher(first).replaceAll("$1***@");
        return first.length() <= 120 ? first : first.substring(0, 119) + "…";
    }

    /** Whether a name stands somewhere in it, in any case; also in a literal or as a part of a longer word. */
    public boolean mentions(String name) {
        String anyCase = text.toLowerCase(Locale.ROOT);
        String word = name.toLowerCase(Locale.ROOT);
        return anyCase.contains(word) || anyCase.contains(word.replace("\"", "\"\""));
    }

    /**
     * The statement cut off before a character of its, so that what stands there is its first word.
     *
     * @param position counted in characters (not UTF-16 units) from 1; one that is not in the text means its beginning
     */
    SqlStatement from(int position) {
        if (position < 1 || position > text.codePointCount(0, text.length())) {
            return this;
        }
        int offset = text.offsetByCodePoints(0, position - 1);
        String before = text.substring(0, offset);
        int lines = (int) before.chars().filter(c -> c == '\n').count();
        int inLine = offset - (before.lastIndexOf('\n') + 1);
        return new SqlStatement(
                text.substring(offset), line + lines, lines == 0 ? column + inLine : inLine + 1, copyData);
    }
}
