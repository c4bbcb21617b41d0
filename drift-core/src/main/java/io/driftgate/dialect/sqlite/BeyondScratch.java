package io.driftgate.dialect.sqlite;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds statements that reach for files beside the database: in a replay these would be real ones. */
final class BeyondScratch {
    /** Functions of the {@code sqlite3} shell and of extensions, and the one that loads extensions. */
    private static final Set<String> FUNCTIONS =
            Set.of("load_extension", "readfile", "writefile", "edit", "fsdir", "zipfile");

    private static final Set<String> PRAGMAS = Set.of("temp_store_directory", "data_store_directory");

    private BeyondScratch() {}

    /** What reaches beyond, as it is called; empty if nothing does. */
    static Optional<String> find(String sql) {
        List<Token> tokens = SqliteLexer.tokens(sql);
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        Token first = tokens.get(0);
        if (first.is("attach") || first.is("detach")) {
            return Optional.of(first.text().toUpperCase(Locale.ROOT));
        }
        if (isVacuum(first) && tokens.stream().anyMatch(token -> token.is("into"))) {
            return Optional.of("VACUUM INTO");
        }
        if (first.is("pragma")) {
            return tokens.stream()
                    .map(BeyondScratch::folded)
                    .filter(PRAGMAS::contains)
                    .findFirst();
        }
        return function(tokens);
    }

    /** It attaches a database itself, a temporary one. */
    static boolean isVacuum(String sql) {
        List<Token> tokens = SqliteLexer.tokens(sql);
        return !tokens.isEmpty() && isVacuum(tokens.get(0));
    }

    private static boolean isVacuum(Token first) {
        return first.is("vacuum");
    }

    private static Optional<String> function(List<Token> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isName()
                    && FUNCTIONS.contains(folded(tokens.get(i)))
                    && tokens.get(i + 1).isSymbol("(")) {
                return Optional.of(folded(tokens.get(i)) + "()");
            }
        }
        return Optional.empty();
    }

    private static String folded(Token token) {
        return token.name().toLowerCase(Locale.ROOT);
    }
}
