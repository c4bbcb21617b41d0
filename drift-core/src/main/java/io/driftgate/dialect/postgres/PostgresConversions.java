package io.driftgate.dialect.postgres;

import io.driftgate.dialect.RowSql.Conversion;
import io.driftgate.dialect.RowSql.Retyped;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.Property;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What becomes of values when {@code ALTER COLUMN … TYPE} gives their column another type (PostgreSQL manual, CREATE CAST): without
 * USING by an assignment, which refuses text that is too long where a cast would cut it off.
 */
final class PostgresConversions {
    private static final Pattern TEXT = Pattern.compile("(?:character varying|character)(?:\\((\\d+)\\))?|text");
    private static final List<String> WHOLE = List.of("smallint", "integer", "bigint", "numeric");
    private static final Set<String> FLOATS = Set.of("real", "double precision");
    private static final Pattern USING = Pattern.compile("\\bUSING\\b", Pattern.CASE_INSENSITIVE);

    private PostgresConversions() {}

    static Conversion of(Retyped column) {
        String from = type(column.old().get(Property.TYPE));
        String to = type(column.now().get(Property.TYPE));
        String name = Identifier.quote(column.now().path().name());
        Matcher using = USING.matcher(column.statement());
        if (column.statement().isEmpty()) {
            return new Conversion.Unknown();
        }
        if (!using.find()) {
            return assigned(name, from, to);
        }
        int begin = using.end();
        return using.find()
                ? new Conversion.Unknown()
                : used(expression(column.statement().substring(begin)), to, column);
    }

    private static String type(@org.jspecify.annotations.Nullable String fact) {
        return Objects.requireNonNullElse(fact, "");
    }

    private static Conversion assigned(String name, String from, String to) {
        if (fits(from, to)) {
            return new Conversion.Fits();
        }
        Optional<Integer> length = length(to);
        if (length.isPresent()) {
            return new Conversion.Where(tooLong(name, length.get()));
        }
        boolean known = !to.contains(".") && !to.startsWith("bit");
        return known ? new Conversion.Trial(name + "::" + to) : new Conversion.Unknown();
    }

    /** Whether every value of one type is one of the other. */
    private static boolean fits(String from, String to) {
        if (TEXT.matcher(to).matches()) {
            Optional<Integer> most = length(to);
            Optional<Integer> now = length(from);
            return most.isEmpty() || now.isPresent() && now.get() <= most.get();
        }
        int wide = WHOLE.indexOf(to);
        return wide >= 0 && WHOLE.indexOf(from) >= 0 && WHOLE.indexOf(from) <= wide
                || to.equals("double precision") && FLOATS.contains(from)
                || to.startsWith("timestamp") && from.startsWith("timestamp");
    }

    private static Optional<Integer> length(String type) {
        Matcher text = TEXT.matcher(type);
        if (!text.matches()) {
            return Optional.empty();
        }
        return type.equals("character")
                ? Optional.of(1)
                : Optional.ofNullable(text.group(1)).map(Integer::valueOf);
    }

    /** What is cut off may only be blanks. */
    private static String tooLong(String value, int length) {
        return "pg_catalog.rtrim(pg_catalog.substr((" + value + ")::pg_catalog.text, " + (length + 1) + "), ' ') <> ''";
    }

    private static Conversion used(String expression, String to, Retyped column) {
        Optional<Integer> length = length(to);
        if (length.isPresent()) {
            return new Conversion.Where(tooLong(expression, length.get()));
        }
        if (!column.labels().isEmpty() && isByText(expression, column)) {
            return new Conversion.Where(
                    "(" + Identifier.quote(column.now().path().name()) + ")::pg_catalog.text NOT IN (" + column.labels()
                            + ")");
        }
        return to.contains(".") ? new Conversion.Unknown() : new Conversion.Trial(expression);
    }

    /** {@code column::text::type}: the usual way from one enum to another, or from text. */
    private static boolean isByText(String expression, Retyped column) {
        String plain = expression.replaceAll("[\\s()\"]", "");
        String name = Pattern.quote(column.now().path().name());
        return plain.matches("(?i)" + name + "(::(text|varchar|charactervarying))?::[\\w.]+");
    }

    /** Up to the comma before the next action. */
    private static String expression(String rest) {
        return "(" + io.driftgate.dialect.FactLists.cut(rest, ',').get(0) + ")";
    }
}
