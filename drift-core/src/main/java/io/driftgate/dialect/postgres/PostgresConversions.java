package io.driftgate.dialect.postgres;

import io.driftgate.dialect.RowSql.Conversion;
import io.driftgate.dialect.RowSql.Retyped;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Property;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What becomes of values when {@code ALTER COLUMN … TYPE} gives their column another type (PostgreSQL manual, CREATE CAST): without
 * USING by an assignment, which refuses text that is too long where a cast would cut it off.
 */
final class PostgresConversions {
    private static final Pattern TEXT = Pattern.compile("(?:character varying|character)(?:\\((\\d+)\\))?|text");
    private static final Pattern ARRAY = Pattern.compile("(.*)\\[\\]");
    private static final List<String> WHOLE = List.of("smallint", "integer", "bigint", "numeric");
    private static final Set<String> FLOATS = Set.of("real", "double precision");
    private static final Pattern USING = Pattern.compile("\\bUSING\\b", Pattern.CASE_INSENSITIVE);

    private PostgresConversions() {}

    static Conversion of(Retyped column) {
        String from = type(column.old().get(Property.TYPE));
        String to = type(column.now().get(Property.TYPE));
        if (isUnclear(column)) {
            return new Conversion.Unknown();
        }
        Optional<String> using = using(column);
        return using.isPresent() ? used(using.get(), to, column) : assigned(name(column), from, to);
    }

    /** Only what may make two values one, or NULL of a value: a wider type does neither. */
    static Optional<String> converted(Retyped column) {
        String from = type(column.old().get(Property.TYPE));
        String to = type(column.now().get(Property.TYPE));
        Optional<String> using = using(column);
        boolean collates = !Objects.equals(
                column.old().get(Property.COLLATION), column.now().get(Property.COLLATION));
        boolean keeps = using.isEmpty() && fits(from, to) && !to.startsWith("timestamp");
        if (isUnclear(column) || keeps && !collates) {
            return Optional.empty();
        }
        String collation = column.now().get(Property.COLLATION);
        return Optional.of("(" + using.orElse(name(column)) + ")::" + to
                + (collation == null ? "" : " COLLATE " + quoted(collation)));
    }

    private static String quoted(String path) {
        return ObjectPath.parse(path).parts().stream().map(Identifier::quote).collect(Collectors.joining("."));
    }

    /** A cast there and back tells, where both types are of one family; who writes another expression means what it gives. */
    static Optional<String> alters(Retyped column) {
        String from = type(column.old().get(Property.TYPE));
        String to = type(column.now().get(Property.TYPE));
        Optional<String> using = using(column);
        boolean casts = using.isEmpty() || isCast(using.get(), name(column));
        boolean numbers = isNumber(from) && isNumber(to);
        boolean texts =
                using.isPresent() && TEXT.matcher(from).matches() && length(to).isPresent();
        boolean times = from.startsWith("timestamp") && (to.startsWith("timestamp") || to.equals("date"))
                || from.startsWith("time") && to.startsWith("time");
        if (isUnclear(column) || !casts || !(numbers || texts || times)) {
            return Optional.empty();
        }
        boolean wider = numbers && fits(from, to);
        return wider
                ? Optional.empty()
                : Optional.of("((" + using.orElse(name(column)) + ")::" + to + ")::" + from + " <> " + name(column));
    }

    private static boolean isNumber(String type) {
        return WHOLE.contains(type) || FLOATS.contains(type) || type.startsWith("numeric");
    }

    /** {@code column::type}, be it several times. */
    private static boolean isCast(String expression, String name) {
        String plain = expression.replaceAll("[\\s\"]", "");
        String column = Pattern.quote(name.replace("\"", ""));
        return plain.matches("(?i)\\(*" + column + "(::[\\w.]+(\\([\\d,]+\\))?\\)*)+\\)*");
    }

    private static String name(Retyped column) {
        return Identifier.quote(column.now().path().name());
    }

    /** A long statement's text is not kept; and of several USING nobody knows whose is whose. */
    private static boolean isUnclear(Retyped column) {
        return column.statement().isEmpty()
                || USING.matcher(column.statement()).results().count() > 1;
    }

    private static Optional<String> using(Retyped column) {
        Matcher using = USING.matcher(column.statement());
        return using.find() ? Optional.of(expression(column.statement().substring(using.end()))) : Optional.empty();
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
        Matcher array = ARRAY.matcher(to);
        if (array.matches() && length(array.group(1)).isPresent()) {
            return new Conversion.Where("EXISTS (SELECT 1 FROM pg_catalog.unnest(" + name + ") AS e(v) WHERE "
                    + tooLong("e.v", length(array.group(1)).get()) + ")");
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

    static Optional<String> overlong(String type, String expression) {
        return length(type).map(length -> tooLong(expression, length));
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
