package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.FactLists;
import io.driftgate.dialect.RowSql;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Questions about rows on SQLite. */
final class SqliteRowSql implements RowSql {
    private static final int ERROR = 1;
    private static final int BUSY = 5;
    private static final int INTERRUPTED = 9;
    private static final int PRIMARY_CODE = 0xFF;

    @Override
    public String from(SchemaObject table) {
        return name(table.path());
    }

    private static String name(ObjectPath path) {
        return path.parts().stream().map(Identifier::quote).collect(Collectors.joining("."));
    }

    @Override
    public String from(SchemaObject table, List<SchemaObject> added) {
        String columns = added.stream()
                .map(column -> "(" + Objects.requireNonNullElse(column.get(Property.DEFAULT), "NULL") + ") AS "
                        + Identifier.quote(column.path().name()))
                .collect(Collectors.joining(", "));
        return "(SELECT t.*, " + columns + " FROM " + from(table) + " AS t) AS t";
    }

    @Override
    public List<String> names(String list) {
        return FactLists.names(list);
    }

    @Override
    public boolean isConstant(SchemaObject column) {
        return column.get(Property.GENERATED) == null && isPlain(column.get(Property.DEFAULT));
    }

    private static boolean isPlain(@Nullable String fallback) {
        return fallback == null
                || !fallback.contains("(") && !fallback.toLowerCase(Locale.ROOT).startsWith("current_");
    }

    /** What {@code ADD COLUMN} refuses of a table that has rows (sqlite.org/lang_altertable.html). */
    @Override
    public Optional<String> refusesRows(SchemaObject column) {
        String fallback = column.get(Property.DEFAULT);
        if (column.get(Property.GENERATED) != null) {
            return Optional.empty();
        }
        if (fallback == null) {
            return "false".equals(column.get(Property.NULLABLE))
                    ? Optional.of("the new column is NOT NULL and has no default")
                    : Optional.empty();
        }
        return isComputed(fallback)
                ? Optional.of("SQLite adds no column with the default " + fallback + " to a table that has rows")
                : Optional.empty();
    }

    /** A call, or the time of day; signs, casts and literals are none. */
    private static boolean isComputed(String fallback) {
        List<Token> tokens = SqliteLexer.tokens(fallback);
        return IntStream.range(0, tokens.size())
                .filter(i -> tokens.get(i).kind() == Token.Kind.WORD)
                .anyMatch(i -> tokens.get(i).text().toLowerCase(Locale.ROOT).startsWith("current_")
                        || i + 1 < tokens.size()
                                && tokens.get(i + 1).isSymbol("(")
                                && !tokens.get(i).is("cast"));
    }

    @Override
    public List<String> keys(SchemaObject unique) {
        String keys = unique.get(Property.KEYS);
        if (keys == null) {
            return names(Objects.requireNonNullElse(unique.get(Property.COLUMNS), "")).stream()
                    .map(Identifier::quote)
                    .toList();
        }
        return FactLists.cut(keys, ',').stream()
                .map(item -> item.replaceFirst("(?i)\\s+(ASC|DESC)$", ""))
                .toList();
    }

    /** There are none here. */
    @Override
    public List<Exclusion> exclusions(SchemaObject constraint) {
        return List.of();
    }

    /** A column's type is changed by a copy only. */
    @Override
    public Conversion conversion(Retyped column) {
        return new Conversion.Fits();
    }

    @Override
    public Optional<String> converted(Retyped column) {
        return Optional.empty();
    }

    @Override
    public Optional<String> alters(Retyped column) {
        return Optional.empty();
    }

    @Override
    public Optional<String> computed(SchemaObject index) {
        String predicate = index.get(Property.PREDICATE);
        List<String> expressions =
                keys(index).stream().filter(key -> key.contains("(")).toList();
        if (expressions.isEmpty() && predicate == null) {
            return Optional.empty();
        }
        String all = expressions.isEmpty()
                ? "1"
                : expressions.stream().map(key -> "typeof(" + key + ")").collect(Collectors.joining(" || "));
        return Optional.of(predicate == null ? all : "CASE WHEN " + predicate + " THEN " + all + " END");
    }

    @Override
    public Optional<Copy> copy(String statement) {
        return SqliteCopy.of(statement);
    }

    @Override
    public Optional<String> misfit(SchemaObject table, SchemaObject column, boolean key) {
        return StoredValues.misfit(table, column, key);
    }

    @Override
    public String stored(SchemaObject column) {
        return StoredValues.stored(column);
    }

    @Override
    public String isStoredAsIs(SchemaObject column) {
        return StoredValues.isAsIs(column);
    }

    @Override
    public String enforcesForeignKeys() {
        return "(SELECT foreign_keys FROM pragma_foreign_keys) = 1";
    }

    @Override
    public List<String> limit(Duration limit) {
        return List.of();
    }

    @Override
    public List<String> unhidden() {
        return List.of();
    }

    @Override
    public boolean tookTooLong(SQLException error) {
        return (error.getErrorCode() & PRIMARY_CODE) == INTERRUPTED;
    }

    @Override
    public Optional<String> unanswered(SQLException error) {
        String message = String.valueOf(error.getMessage());
        if (tookTooLong(error)) {
            return Optional.of("the answer took longer than db.dataCheckTimeout");
        }
        if ((error.getErrorCode() & PRIMARY_CODE) == BUSY) {
            return Optional.of("another process has locked it");
        }
        return message.contains("no such") || message.contains("ambiguous") || message.contains("values for")
                ? Optional.of("that cannot be asked before it runs")
                : Optional.empty();
    }

    @Override
    public String evaluation(String from, String expression) {
        return "SELECT count(x) FROM (SELECT " + expression + " AS x FROM " + from + ")";
    }

    @Override
    public Optional<Trial> trial(String from, String expression, String key, int most) {
        return Optional.empty();
    }

    /** What a function says of its argument; SQLite has no code of its own for it. */
    @Override
    public boolean isValueError(SQLException error) {
        return (error.getErrorCode() & PRIMARY_CODE) == ERROR
                && unanswered(error).isEmpty()
                && !String.valueOf(error.getMessage()).contains("syntax error");
    }

    @Override
    public List<String> scriptSession() {
        return List.of();
    }
}
