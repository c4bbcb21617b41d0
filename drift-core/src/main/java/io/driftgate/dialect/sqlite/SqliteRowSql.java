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

    /**
     * {@code [WITH …] INSERT INTO t [(a, b)] SELECT …}, and nothing that would leave rows out or put others in their place.
     */
    @Override
    public Optional<Copy> copy(String statement) {
        List<Token> tokens = SqliteLexer.tokens(statement);
        int verb = Math.max(0, SqliteRowEffects.verb(tokens));
        int at = verb + 2;
        if (tokens.size() < at + 2
                || !tokens.get(verb).is("insert")
                || !tokens.get(verb + 1).is("into")) {
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
        boolean selects = at < tokens.size()
                && (tokens.get(at).is("select") || verb == 0 && tokens.get(at).is("with"));
        if (!selects) {
            return Optional.empty();
        }
        List<Token> select = new ArrayList<>(tokens.subList(0, verb));
        select.addAll(tokens.subList(at, tokens.size()));
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
        return new Copy(target, columns, text.toString(), names, plain(select));
    }

    /** {@code SELECT a, b FROM t [WHERE …]}. */
    private static List<String> plain(List<Token> select) {
        List<String> columns = new ArrayList<>();
        int at = 1;
        while (at + 1 < select.size()
                && (select.get(at).isName() || select.get(at).isSymbol("*"))) {
            columns.add(select.get(at).name());
            at++;
            if (!select.get(at).isSymbol(",")) {
                break;
            }
            at++;
        }
        boolean from = at + 1 < select.size() && select.get(at).is("from");
        List<Token> rest = from ? select.subList(at + 2, select.size()) : select;
        boolean whole =
                rest.isEmpty() || rest.get(0).isSymbol(";") || rest.get(0).is("where");
        boolean more =
                rest.stream().anyMatch(token -> token.is("union") || token.is("intersect") || token.is("except"));
        return select.get(0).is("select") && from && whole && !more ? columns : List.of();
    }

    /** A strict table takes no value of another type that cannot be turned into its column's (sqlite.org/stricttables.html). */
    @Override
    public Optional<String> misfit(SchemaObject table, SchemaObject column, boolean key) {
        String type = Objects.requireNonNullElse(column.get(Property.TYPE), "");
        String name = Identifier.quote(column.path().name());
        boolean rowid = key && type.equalsIgnoreCase("INTEGER") && table.get(Property.WITHOUT_ROWID) == null;
        if (table.get(Property.STRICT) == null) {
            return rowid ? Optional.of(noInteger(name)) : Optional.empty();
        }
        return switch (type) {
            case "INT", "INTEGER" -> Optional.of(noInteger(name));
            case "REAL" -> Optional.of("typeof(" + name + ") = 'blob' OR " + noNumber(name));
            case "TEXT" -> Optional.of("typeof(" + name + ") = 'blob'");
            case "BLOB" -> Optional.of("typeof(" + name + ") NOT IN ('blob', 'null')");
            default -> Optional.empty();
        };
    }

    /** A text that looks like a number in part is none. */
    private static String noNumber(String name) {
        return "(typeof(" + name + ") = 'text' AND NOT " + looksNumeric(name) + ")";
    }

    /** Comparing a text with a number turns it into one where it can be (sqlite.org/datatype3.html, 4.2). */
    private static String looksNumeric(String name) {
        return "(CAST(" + name + " AS TEXT) = CAST(" + name + " AS NUMERIC))";
    }

    /** The largest integers have a neighbour that only looks like one. */
    private static String noInteger(String name) {
        String number = "CAST(" + name + " AS NUMERIC)";
        String broken = "(typeof(" + number + ") = 'real' AND (" + number + " <> CAST(" + number
                + " AS INTEGER) OR typeof(" + name + ") = 'text' AND " + number
                + " NOT BETWEEN -9.2233720368547e18 AND 9.2233720368547e18))";
        return "typeof(" + name + ") = 'blob' OR " + noNumber(name) + " OR (typeof(" + name
                + ") IN ('text', 'real') AND " + broken + ")";
    }

    @Override
    public String stored(SchemaObject column) {
        String name = Identifier.quote(column.path().name());
        Affinity affinity = Affinity.of(column);
        if (affinity == Affinity.BLOB || "ANY".equalsIgnoreCase(column.get(Property.TYPE))) {
            return name; // ANY of a strict table; elsewhere nobody writes it
        }
        if (affinity == Affinity.TEXT) {
            return "CASE WHEN typeof(" + name + ") IN ('integer', 'real') THEN CAST(" + name + " AS TEXT) ELSE " + name
                    + " END";
        }
        String number = affinity == Affinity.REAL ? " AS REAL)" : " AS NUMERIC)";
        return "CASE WHEN typeof(" + name + ") IN ('integer', 'real') OR typeof(" + name + ") = 'text' AND "
                + looksNumeric(name) + " THEN CAST(" + name + number + " ELSE " + name + " END";
    }

    @Override
    public String isStoredAsIs(SchemaObject column) {
        String kind =
                switch (Affinity.of(column)) {
                    case TEXT -> "'text'";
                    case REAL -> "'real'";
                    case INTEGER, NUMERIC -> "'integer'";
                    case BLOB -> "";
                };
        return kind.isEmpty()
                ? "true"
                : "typeof(" + Identifier.quote(column.path().name()) + ") IN (" + kind + ", 'null', 'blob')";
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
