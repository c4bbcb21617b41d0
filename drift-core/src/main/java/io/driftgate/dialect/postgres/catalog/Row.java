package io.driftgate.dialect.postgres.catalog;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** The current row of a catalog query. */
final class Row {
    private final ResultSet results;
    private final Map<String, String> pool;

    Row(ResultSet results, Map<String, String> pool) {
        this.results = results;
        this.pool = pool;
    }

    @Nullable
    String text(String column) throws SQLException {
        return results.getString(column);
    }

    /** A value that many rows repeat: kept once. */
    @Nullable
    String shared(String column) throws SQLException {
        String value = results.getString(column);
        return value == null ? null : share(value);
    }

    String share(String value) {
        String known = pool.putIfAbsent(value, value);
        return known == null ? value : known;
    }

    /** A value that the query never leaves null. */
    String name(String column) throws SQLException {
        String value = shared(column);
        if (value == null) {
            throw new SQLException("the catalog query gave no " + column);
        }
        return value;
    }

    /** Zero if null, as the catalogs themselves write "none". */
    long oid(String column) throws SQLException {
        return results.getLong(column);
    }

    int number(String column) throws SQLException {
        return results.getInt(column);
    }

    boolean flag(String column) throws SQLException {
        return results.getBoolean(column);
    }

    boolean isNull(String column) throws SQLException {
        return results.getString(column) == null;
    }

    /** A {@code text[]} column; null stays null. */
    @Nullable
    List<String> list(String column) throws SQLException {
        Array array = results.getArray(column);
        return array == null ? null : Arrays.asList((String[]) array.getArray());
    }

    /** A vector such as {@code indkey} or an array such as {@code conkey}, in text form; null gives none. */
    long[] numbers(String column) throws SQLException {
        return numbersIn(results.getString(column));
    }

    static long[] numbersIn(@Nullable String text) {
        if (text == null || text.isEmpty() || text.equals("{}")) {
            return new long[0];
        }
        String bare = text.charAt(0) == '{' ? text.substring(1, text.length() - 1) : text;
        StringTokenizer parts = new StringTokenizer(bare, " ,");
        long[] numbers = new long[parts.countTokens()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Long.parseLong(parts.nextToken());
        }
        return numbers;
    }
}
