package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.sqlite.CreateTable.Column;
import io.driftgate.dialect.sqlite.CreateTable.Constraint;
import io.driftgate.dialect.sqlite.CreateTable.ForeignKey;
import io.driftgate.dialect.sqlite.CreateTable.Key;
import io.driftgate.dialect.sqlite.CreateTable.KeyPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one column of a CREATE TABLE with the constraints written on it. Used once. */
final class ColumnParser {
    private static final Set<String> AFTER_TYPE = Set.of(
            "constraint",
            "default",
            "null",
            "not",
            "primary",
            "unique",
            "check",
            "references",
            "collate",
            "generated",
            "as",
            "deferrable");

    private final TokenCursor cursor;
    private final ConstraintParser clauses;
    private final List<Constraint> constraints = new ArrayList<>();
    private String column = "";
    private @Nullable String notNullName;
    private @Nullable String notNullConflict;
    private @Nullable String collation;
    private @Nullable List<Token> generated;
    private boolean stored;

    ColumnParser(TokenCursor cursor) {
        this.cursor = cursor;
        this.clauses = new ConstraintParser(cursor);
    }

    Column column() {
        column = cursor.name();
        skipType();
        while (!cursor.atEnd() && !cursor.peek().isSymbol(",")) {
            clause();
        }
        return new Column(column, notNullName, notNullConflict, collation, generated, stored);
    }

    List<Constraint> constraints() {
        return constraints;
    }

    private void skipType() {
        while (cursor.peek().isName() && !endsType(cursor.peek())) {
            cursor.next();
        }
        if (cursor.peek().isSymbol("(")) {
            cursor.parenthesized();
        }
    }

    private static boolean endsType(Token token) {
        return token.kind() == Token.Kind.WORD && AFTER_TYPE.contains(SqliteWords.fold(token.text()));
    }

    private void clause() {
        String name = clauses.nameOr(null);
        if (cursor.peek().isSymbol(",") || cursor.atEnd()) {
            return;
        }
        Boolean deferred = clauses.deferred();
        if (deferred != null) {
            defer(deferred);
        } else if (cursor.accept("PRIMARY", "KEY")) {
            primaryKey(name);
        } else if (cursor.accept("UNIQUE")) {
            constraints.add(key(name, false, false));
        } else if (cursor.accept("CHECK")) {
            constraints.add(clauses.check(name));
        } else if (cursor.accept("REFERENCES")) {
            constraints.add(clauses.foreignKey(name, List.of(column)));
        } else {
            property(name);
        }
    }

    private void property(@Nullable String name) {
        if (cursor.accept("NOT", "NULL")) {
            notNullName = name;
            notNullConflict = clauses.onConflict();
        } else if (cursor.accept("NULL")) {
            clauses.onConflict();
        } else if (cursor.accept("DEFAULT")) {
            skipDefault();
        } else if (cursor.accept("COLLATE")) {
            collation = SqliteWords.upper(cursor.name());
        } else if (cursor.accept("GENERATED", "ALWAYS", "AS") || cursor.accept("AS")) {
            generated = List.copyOf(cursor.parenthesized());
            stored = cursor.accept("STORED");
            cursor.accept("VIRTUAL");
        } else {
            throw cursor.unexpected();
        }
    }

    private void primaryKey(@Nullable String name) {
        boolean descending = cursor.accept("DESC");
        cursor.accept("ASC");
        constraints.add(key(name, true, descending));
    }

    private Key key(@Nullable String name, boolean primary, boolean descending) {
        String onConflict = clauses.onConflict();
        boolean autoincrement = primary && cursor.accept("AUTOINCREMENT");
        return new Key(name, primary, List.of(new KeyPart(column, null, descending)), onConflict, autoincrement);
    }

    private void defer(boolean deferred) {
        int last = constraints.size() - 1;
        if (last >= 0 && constraints.get(last) instanceof ForeignKey key) {
            constraints.set(last, key.withDeferred(deferred));
        }
    }

    private void skipDefault() {
        if (cursor.peek().isSymbol("(")) {
            cursor.parenthesized();
            return;
        }
        Token token = cursor.next();
        if (token.isSymbol("-") || token.isSymbol("+")) {
            cursor.next();
        }
    }
}
