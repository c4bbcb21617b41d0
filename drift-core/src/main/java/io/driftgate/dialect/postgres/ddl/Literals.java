package io.driftgate.dialect.postgres.ddl;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The types that the server writes behind literals: {@code 'new'::character varying}, {@code (0)::numeric}. In its words all
 * names of its own types are in lower case, all keywords in upper case.
 */
public final class Literals {
    private static final Pattern TYPED = Pattern.compile("('(?:[^']|'')*'|\\(-?\\d+(?:\\.\\d+)?\\))"
            + "(?:::[a-z][a-z0-9]*+(?: [a-z]++)*+(?:\\(\\d+(?:,\\d+)?\\)(?: [a-z]++)*+)?+(?![\\w.\"\\[]))?+");

    private Literals() {}

    public static String withoutTypes(String sql) {
        return sql.contains("::") ? TYPED.matcher(sql).replaceAll(Literals::bare) : sql;
    }

    /** A number keeps its parentheses: a sign needs them. */
    private static String bare(MatchResult typed) {
        return Matcher.quoteReplacement(typed.group(1));
    }
}
