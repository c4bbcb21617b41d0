package io.driftgate.dialect.postgres;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements that change what all databases of a server share: roles, tablespaces, databases, settings. They are told by
 * their first words; an anonymous block is searched, since creating a role "if it does not exist" is what such blocks are for.
 */
public final class PostgresClusterStatements {
    private static final Set<String> VERBS = Set.of("create", "alter", "drop", "comment");
    private static final Set<String> SHARED = Set.of("role", "user", "group", "tablespace", "database");

    private static final Pattern IN_BLOCK = Pattern.compile(
            "\\b(create|alter|drop)\\s+(role|user(?!\\s+mapping\\b)|group|tablespace|database|system)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern WORD_ON = Pattern.compile("\\bon\\b", Pattern.CASE_INSENSITIVE);

    private PostgresClusterStatements() {}

    /** What the statement does beyond its own database, in capitals, such as {@code CREATE ROLE}; empty if nothing. */
    public static Optional<String> find(String sql) {
        List<String> words = StatementWords.of(sql, 3);
        String first = word(words, 0);
        String second = first.equals("comment") ? word(words, 2) : word(words, 1);
        if (first.equals("do")) {
            Matcher matcher = IN_BLOCK.matcher(sql);
            return matcher.find() ? Optional.of(capitals(matcher.group(1), matcher.group(2))) : Optional.empty();
        }
        boolean shared = VERBS.contains(first) && SHARED.contains(second) && !isMapping(words);
        boolean settings = first.equals("alter") && second.equals("system");
        boolean owned = (first.equals("reassign") || first.equals("drop")) && second.equals("owned");
        if (shared || settings || owned) {
            return Optional.of(capitals(first, second));
        }
        return isMembership(first, sql) ? Optional.of(first.toUpperCase(Locale.ROOT) + " of a role") : Optional.empty();
    }

    private static boolean isMapping(List<String> words) {
        return word(words, 1).equals("user") && word(words, 2).equals("mapping");
    }

    /** {@code GRANT a TO b} gives a role; {@code GRANT … ON … TO b} gives a right. */
    private static boolean isMembership(String first, String sql) {
        return (first.equals("grant") || first.equals("revoke"))
                && !WORD_ON.matcher(sql).find();
    }

    private static String word(List<String> words, int index) {
        return index < words.size() ? words.get(index) : "";
    }

    private static String capitals(String first, String second) {
        return (first + " " + second).toUpperCase(Locale.ROOT);
    }
}
