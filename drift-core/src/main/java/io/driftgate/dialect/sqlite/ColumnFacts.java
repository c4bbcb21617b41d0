package io.driftgate.dialect.sqlite;

import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a table's columns into objects. */
final class ColumnFacts {

    private ColumnFacts() {}

    /** @param index from 0 */
    static SchemaObject of(SqliteTable table, int index) {
        SqliteCatalog.Column column = table.columns().get(index);
        CreateTable.Column declared = table.definition().columns().get(index);
        boolean notNull = column.notNull() || table.isRowId(column);
        Facts.Builder facts = Facts.builder()
                .put(Property.TYPE, type(column.type()))
                .put(Property.NULLABLE, Boolean.toString(!notNull))
                .put(Property.NOT_NULL_CONSTRAINT, declared.notNullName())
                .put(Property.ON_CONFLICT, declared.notNullConflict())
                .put(Property.DEFAULT, defaultValue(column.defaultText()))
                .put(Property.COLLATION, collation(declared))
                .flag(Property.AUTOINCREMENT, table.isAutoincrement(column))
                .put(Property.POSITION, Integer.toString(index + 1));
        List<Token> generated = declared.generated();
        if (generated != null) {
            facts.put(Property.GENERATED, SqlText.shown(generated, table::knows));
            facts.put(Property.GENERATED_STORAGE, declared.stored() ? "STORED" : "VIRTUAL");
        }
        return new SchemaObject(ObjectType.COLUMN, table.path().child(column.name()), facts.build());
    }

    /** The type in one spelling, {@code DECIMAL(10,2)}; null for a column without a type. */
    private static @Nullable String type(String declared) {
        StringBuilder type = new StringBuilder();
        for (Token token : SqliteLexer.tokens(declared)) {
            boolean word = token.kind() == Token.Kind.WORD;
            type.append(word && !type.isEmpty() ? " " : "").append(SqliteWords.upper(token.name()));
        }
        return type.isEmpty() ? null : type.toString();
    }

    /** {@code DEFAULT NULL} is none; a bare or quoted word is a string literal, since a default can name no column. */
    private static @Nullable String defaultValue(@Nullable String text) {
        List<Token> tokens = text == null ? List.of() : SqliteLexer.tokens(text);
        if (tokens.isEmpty() || (tokens.size() == 1 && tokens.get(0).is("NULL"))) {
            return null;
        }
        Token first = tokens.get(0);
        boolean name = first.kind() == Token.Kind.QUOTED
                || (first.kind() == Token.Kind.WORD && !SqliteWords.isValue(first.text()));
        return tokens.size() == 1 && name ? SqlText.literal(first.name()) : SqlText.shown(tokens, any -> false);
    }

    private static @Nullable String collation(CreateTable.Column column) {
        String collation = column.collation();
        return collation == null || collation.equals("BINARY") ? null : collation;
    }
}
