package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.sqlite.CreateTable.Check;
import io.driftgate.dialect.sqlite.CreateTable.Constraint;
import io.driftgate.dialect.sqlite.CreateTable.ForeignKey;
import io.driftgate.dialect.sqlite.CreateTable.Key;
import io.driftgate.dialect.sqlite.CreateTable.KeyPart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a table's constraints and a column's have in common. Not thread-safe. */
final class ConstraintParser {
    private final TokenCursor cursor;

    ConstraintParser(TokenCursor cursor) {
        this.cursor = cursor;
    }

    /** Whether a constraint of the table comes next; the words are reserved, so no column is called that. */
    boolean isNext() {
        Token token = cursor.peek();
        return token.is("CONSTRAINT")
                || token.is("PRIMARY")
                || token.is("UNIQUE")
                || token.is("CHECK")
                || token.is("FOREIGN");
    }

    /** The name after CONSTRAINT; of several the last counts, as for SQLite. */
    @Nullable
    String nameOr(@Nullable String none) {
        String name = none;
        while (cursor.accept("CONSTRAINT")) {
            name = cursor.name();
        }
        return name;
    }

    /** Reads one constraint of the table; null for a name with nothing behind it, which SQLite allows. */
    @Nullable
    Constraint table() {
        String name = nameOr(null);
        if (cursor.accept("PRIMARY", "KEY")) {
            return key(name, true);
        } else if (cursor.accept("UNIQUE")) {
            return key(name, false);
        } else if (cursor.accept("CHECK")) {
            Check check = check(name);
            onConflict();
            return check;
        } else if (cursor.accept("FOREIGN", "KEY")) {
            List<String> columns = names(cursor.parenthesized());
            if (!cursor.accept("REFERENCES")) {
                throw cursor.unexpected();
            }
            ForeignKey key = foreignKey(name, columns);
            return key.withDeferred(Boolean.TRUE.equals(deferred()));
        }
        return null;
    }

    Check check(@Nullable String name) {
        return new Check(name, List.copyOf(cursor.parenthesized()));
    }

    /** {@code ON CONFLICT …}; null for ABORT, the default. */
    @Nullable
    String onConflict() {
        if (!cursor.accept("ON", "CONFLICT")) {
            return null;
        }
        String action = SqliteWords.upper(cursor.name());
        return action.equals("ABORT") ? null : action;
    }

    /** What follows REFERENCES. */
    ForeignKey foreignKey(@Nullable String name, List<String> columns) {
        String target = cursor.name();
        List<String> targetColumns = cursor.peek().isSymbol("(") ? names(cursor.parenthesized()) : List.of();
        String update = null;
        String delete = null;
        String match = null;
        while (true) {
            if (cursor.accept("ON", "UPDATE")) {
                update = rule();
            } else if (cursor.accept("ON", "DELETE")) {
                delete = rule();
            } else if (cursor.accept("ON", "INSERT")) {
                rule();
            } else if (cursor.accept("MATCH")) {
                match = SqliteWords.upper(cursor.name());
            } else {
                return new ForeignKey(name, columns, target, targetColumns, update, delete, match, false);
            }
        }
    }

    /** Whether {@code [NOT] DEFERRABLE …} makes the key deferred; null if no such clause comes next. */
    @Nullable
    Boolean deferred() {
        boolean not = cursor.accept("NOT", "DEFERRABLE");
        if (!not && !cursor.accept("DEFERRABLE")) {
            return null;
        }
        boolean initially = cursor.accept("INITIALLY", "DEFERRED");
        if (!initially) {
            cursor.accept("INITIALLY", "IMMEDIATE");
        }
        return initially && !not;
    }

    private @Nullable String rule() {
        if (cursor.accept("SET", "NULL")) {
            return "SET NULL";
        } else if (cursor.accept("SET", "DEFAULT")) {
            return "SET DEFAULT";
        } else if (cursor.accept("NO", "ACTION")) {
            return null;
        }
        return SqliteWords.upper(cursor.name());
    }

    private Key key(@Nullable String name, boolean primary) {
        List<Token> tokens = cursor.parenthesized();
        boolean autoincrement =
                !tokens.isEmpty() && tokens.get(tokens.size() - 1).is("AUTOINCREMENT");
        return new Key(name, primary, keyParts(tokens), onConflict(), autoincrement);
    }

    private static List<KeyPart> keyParts(List<Token> tokens) {
        List<KeyPart> parts = new ArrayList<>();
        for (TokenCursor inner = new TokenCursor(tokens); !inner.atEnd(); ) {
            TokenCursor item = new TokenCursor(inner.item());
            String column = item.name();
            String collation = item.accept("COLLATE") ? SqliteWords.upper(item.name()) : null;
            parts.add(new KeyPart(column, collation, item.accept("DESC")));
        }
        return parts;
    }

    private static List<String> names(List<Token> tokens) {
        List<String> names = new ArrayList<>();
        for (TokenCursor inner = new TokenCursor(tokens); !inner.atEnd(); ) {
            names.add(new TokenCursor(inner.item()).name());
        }
        return names;
    }
}
