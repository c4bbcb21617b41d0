package io.driftgate.dialect.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words a statement begins with. */
final class StatementWords {
    private StatementWords() {}

    /** At most so many words in lower case, comments left out; ends early at anything that is no word. */
    static List<String> of(String sql, int most) {
        List<String> words = new ArrayList<>();
        int at = skip(sql, 0);
        while (words.size() < most && at < sql.length() && Words.isPart(sql.charAt(at))) {
            int end = at;
            while (end < sql.length() && Words.isPart(sql.charAt(end))) {
                end++;
            }
            words.add(sql.substring(at, end).toLowerCase(Locale.ROOT));
            at = skip(sql, end);
        }
        return words;
    }

    /** Past space and comments. */
    private static int skip(String sql, int from) {
        int at = from;
        while (at < sql.length()) {
            if (Character.isWhitespace(sql.charAt(at))) {
                at++;
            } else if (sql.startsWith("--", at)) {
                int end = sql.indexOf('\n', at);
                at = end < 0 ? sql.length() : end;
            } else if (sql.startsWith("/*", at)) {
                at = afterComment(sql, at);
            } else {
                return at;
            }
        }
        return at;
    }

    private static int afterComment(String sql, int from) {
        int depth = 0;
        int at = from;
        do {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < sql.length());
        return at;
    }
}
