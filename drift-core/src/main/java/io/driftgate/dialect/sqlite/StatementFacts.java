package io.driftgate.dialect.sqlite;

import io.driftgate.schema.Facts;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Takes apart the statements that SQLite keeps for indexes, views, triggers and virtual tables. */
final class StatementFacts {

    private StatementFacts() {}

    static Facts index(String sql, Predicate<String> foldedNames) {
        TokenCursor cursor = new TokenCursor(SqliteLexer.tokens(sql));
        cursor.accept("CREATE");
        boolean unique = cursor.accept("UNIQUE");
        cursor.accept("INDEX");
        takeName(cursor);
        if (!cursor.accept("ON")) {
            throw cursor.unexpected();
        }
        cursor.name();
        String keys = keys(cursor.parenthesized(), foldedNames);
        String predicate = cursor.accept("WHERE") ? SqlText.shown(cursor.rest(), foldedNames) : null;
        return Facts.builder()
                .flag(Property.UNIQUE, unique)
                .put(Property.KEYS, keys)
                .put(Property.PREDICATE, predicate)
                .put(Property.SOURCE, sql)
                .build();
    }

    static Facts view(String sql, Set<String> foldedNames) {
        List<Token> all = SqliteLexer.tokens(sql);
        TokenCursor cursor = new TokenCursor(all);
        cursor.accept("CREATE");
        cursor.accept("VIEW");
        takeName(cursor);
        String columns = cursor.peek().isSymbol("(") ? names(cursor.parenthesized()) : null;
        if (!cursor.accept("AS")) {
            throw cursor.unexpected();
        }
        return Facts.builder()
                .put(Property.COLUMNS, columns)
                .put(Property.DEFINITION, SqlText.shown(cursor.rest(), either(foldedNames, SqlText.namesIn(all))))
                .put(Property.SOURCE, sql)
                .build();
    }

    /** The definition begins at the trigger's time; BEFORE is written out and FOR EACH ROW is not, being the defaults. */
    static Facts trigger(String sql, Set<String> foldedNames) {
        List<Token> all = SqliteLexer.tokens(sql);
        TokenCursor cursor = new TokenCursor(all);
        cursor.accept("CREATE");
        cursor.accept("TRIGGER");
        takeName(cursor);
        boolean timed = cursor.peek().is("BEFORE")
                || cursor.peek().is("AFTER")
                || cursor.peek().is("INSTEAD");
        String definition = SqlText.shown(withoutForEachRow(cursor.rest()), either(foldedNames, SqlText.namesIn(all)));
        return Facts.builder()
                .put(Property.DEFINITION, timed ? definition : "BEFORE " + definition)
                .put(Property.SOURCE, sql)
                .build();
    }

    static Facts virtualTable(String sql) {
        TokenCursor cursor = new TokenCursor(SqliteLexer.tokens(sql));
        cursor.accept("CREATE");
        cursor.accept("VIRTUAL");
        cursor.accept("TABLE");
        takeName(cursor);
        if (!cursor.accept("USING")) {
            throw cursor.unexpected();
        }
        return Facts.builder()
                .put(Property.KIND, "virtual table")
                .put(Property.MODULE, SqlText.shown(cursor.rest(), any -> true))
                .put(Property.SOURCE, sql)
                .build();
    }

    private static void takeName(TokenCursor cursor) {
        cursor.accept("IF", "NOT", "EXISTS");
        cursor.name();
        if (cursor.acceptSymbol(".")) {
            cursor.name();
        }
    }

    /** The keys in one spelling: ascending is the default and not written. */
    private static String keys(List<Token> tokens, Predicate<String> foldedNames) {
        List<String> keys = new ArrayList<>();
        for (TokenCursor cursor = new TokenCursor(tokens); !cursor.atEnd(); ) {
            List<Token> item = cursor.item();
            boolean ascending = item.size() > 1 && item.get(item.size() - 1).is("ASC");
            keys.add(SqlText.shown(ascending ? item.subList(0, item.size() - 1) : item, foldedNames));
        }
        return String.join(", ", keys);
    }

    private static String names(List<Token> tokens) {
        List<String> names = new ArrayList<>();
        for (TokenCursor cursor = new TokenCursor(tokens); !cursor.atEnd(); ) {
            names.add(Identifier.quoteIfNeeded(new TokenCursor(cursor.item()).name()));
        }
        return String.join(", ", names);
    }

    private static List<Token> withoutForEachRow(List<Token> tokens) {
        for (int i = 0; i + 2 < tokens.size() && !tokens.get(i).is("BEGIN"); i++) {
            if (tokens.get(i).is("FOR")
                    && tokens.get(i + 1).is("EACH")
                    && tokens.get(i + 2).is("ROW")) {
                List<Token> shorter = new ArrayList<>(tokens.subList(0, i));
                shorter.addAll(tokens.subList(i + 3, tokens.size()));
                return shorter;
            }
        }
        return tokens;
    }

    private static Predicate<String> either(Set<String> some, Set<String> others) {
        return name -> some.contains(name) || others.contains(name);
    }
}
