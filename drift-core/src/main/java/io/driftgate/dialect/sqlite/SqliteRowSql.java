package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.FactLists;
import io.driftgate.dialect.RowSql;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Questions about rows on SQLite. */
final class SqliteRowSql implements RowSql {
    private static final int BUSY = 5;
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
        return fallback.toLowerCase(Locale.ROOT).startsWith("current_")
                ? Optional.of("SQLite adds no column with the default " + fallback + " to a table that has rows")
                : Optional.empty();
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

    /** {@code INSERT INTO t [(a, b)] SELECT …}, and nothing that would leave rows out or put others in their place. */
    @Override
    public Optional<Copy> copy(String statement) {
        List<Token> tokens = SqliteLexer.tokens(statement);
        int at = 2;
        if (tokens.size() < 4 || !tokens.get(0).is("insert") || !tokens.get(1).is("into")) {
            return Optional.empty();
        }
        if (tokens.get(at + 1).isSymbol(".")) {
            at += 2;
        }
        String target = tokens.get(at++).name();
        List<String> columns = new ArrayList<>();
        if (tokens.get(at).isSymbol("(")) {
            for (at++; at < tokens.size() && !tokens.get(at).isSymbol(")"); at++) {
                if (!tokens.get(at).isSymbol(",")) {
                    columns.add(tokens.get(at).name());
                }
            }
            at++;
        }
        if (at >= tokens.size() || !tokens.get(at).is("select")) {
            return Optional.empty();
        }
        List<Token> select = tokens.subList(at, tokens.size());
        boolean more =
                select.stream().anyMatch(token -> token.is("conflict") || token.is("returning") || token.is("limit"));
        return more ? Optional.empty() : Optional.of(copy(target, columns, select));
    }

    private static Copy copy(String target, List<String> columns, List<Token> select) {
        StringBuilder text = new StringBuilder();
        select.forEach(token -> text.append(text.isEmpty() ? "" : " ").append(token.text()));
        List<String> names = select.stream()
                .filter(token -> token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED)
                .map(token -> token.name().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        return new Copy(target, columns, text.toString(), names);
    }

    /** A strict table takes no value of another type that cannot be turned into its column's (sqlite.org/stricttables.html). */
    @Override
    public Optional<String> misfit(SchemaObject table, SchemaObject column) {
        if (table.get(Property.STRICT) == null) {
            return Optional.empty();
        }
        String name = Identifier.quote(column.path().name());
        return switch (Objects.requireNonNullElse(column.get(Property.TYPE), "")) {
            case "INT", "INTEGER" ->
                Optional.of("typeof(" + name + ") = 'blob' OR (typeof(" + name + ") = 'text' AND " + name
                        + " NOT GLOB '*[0-9]*') OR (typeof(" + name + ") = 'real' AND " + name + " <> round(" + name
                        + "))");
            case "REAL" ->
                Optional.of("typeof(" + name + ") = 'blob' OR (typeof(" + name + ") = 'text' AND " + name
                        + " NOT GLOB '*[0-9]*')");
            case "TEXT" -> Optional.of("typeof(" + name + ") = 'blob'");
            case "BLOB" -> Optional.of("typeof(" + name + ") NOT IN ('blob', 'null')");
            default -> Optional.empty();
        };
    }

    /** By the column's affinity (sqlite.org/datatype3.html, 3.1). */
    @Override
    public String isStoredAsIs(SchemaObject column) {
        String type = SqliteWords.upper(Objects.requireNonNullElse(column.get(Property.TYPE), ""));
        String kinds;
        if (type.contains("INT")) {
            kinds = "'integer', 'null', 'blob'";
        } else if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) {
            kinds = "'text', 'null', 'blob'";
        } else if (type.isEmpty() || type.contains("BLOB")) {
            return "true";
        } else if (type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB")) {
            kinds = "'real', 'null', 'blob'";
        } else {
            kinds = "'integer', 'null', 'blob'";
        }
        return "typeof(" + Identifier.quote(column.path().name()) + ") IN (" + kinds + ")";
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
    public Optional<String> unanswered(SQLException error) {
        String message = String.valueOf(error.getMessage());
        if ((error.getErrorCode() & PRIMARY_CODE) == BUSY) {
            return Optional.of("another process has locked it");
        }
        return message.contains("no such") || message.contains("ambiguous") || message.contains("values for")
                ? Optional.of("that cannot be asked before it runs")
                : Optional.empty();
    }

    @Override
    public String trial(String from, String expression, String key, int most) {
        throw new UnsupportedOperationException("SQLite converts every value, or is asked for its type");
    }

    @Override
    public String trialAnswer() {
        throw new UnsupportedOperationException("SQLite converts every value, or is asked for its type");
    }

    @Override
    public boolean isValueError(SQLException error) {
        return false;
    }

    @Override
    public List<String> scriptSession() {
        return List.of();
    }
}
