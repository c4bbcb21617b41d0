package io.driftgate.check.file;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a statement gave.
 *
 * @param query whether rows are its answer, and not what it wrote
 * @param count how many rows it found or wrote
 * @param shown some of the rows
 * @param value the first row's first column
 * @param columns how many columns a row has
 */
record Answer(
        boolean query,
        long count,
        List<String> shown,
        @Nullable String value,
        int columns) {
    private static final int MOST_ROWS = 5;
    private static final int WIDEST = 60;

    Answer {
        shown = List.copyOf(shown);
    }

    static Answer wrote(long count) {
        return new Answer(false, count, List.of(), null, 0);
    }

    static Answer read(ResultSet rows, boolean query) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        List<String> shown = new ArrayList<>();
        String value = null;
        long count = 0;
        while (rows.next()) {
            if (count == 0) {
                value = rows.getString(1);
            }
            if (count < MOST_ROWS) {
                shown.add(row(rows, columns));
            }
            count++;
        }
        return new Answer(query, count, shown, value, columns);
    }

    private static String row(ResultSet rows, int columns) throws SQLException {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            cells.add(rows.getMetaData().getColumnLabel(i) + " = " + cut(String.valueOf(rows.getString(i))));
        }
        return cells.stream().collect(Collectors.joining(", "));
    }

    private static String cut(String value) {
        String line = value.replaceAll("\\s+", " ");
        return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 1) + "…";
    }

    /** What is wrong with it, one clause; empty if nothing is. */
    String wrong(Expectation expectation) {
        if (expectation instanceof Expectation.Rows rows) {
            return count == rows.count() ? "" : rows(count) + ", and " + rows(rows.count()) + " expected";
        }
        if (expectation instanceof Expectation.Value wanted) {
            return wrongValue(wanted);
        }
        if (expectation instanceof Expectation.Nothing) {
            return "";
        }
        return query
                ? (count == 0 ? "" : rows(count) + " found, and none expected")
                : (count == 0 ? "it found no row to write (\"-- may find nothing\" allows that)" : "");
    }

    private String wrongValue(Expectation.Value wanted) {
        if (count != 1 || columns != 1) {
            return rows(count) + " of " + columns + " columns, and one value expected";
        }
        return wanted.holds(value)
                ? ""
                : "the value is " + cut(String.valueOf(value)) + ", and " + wanted.operator() + " " + wanted.wanted()
                        + " was expected";
    }

    /** What it is told with where nothing is wrong. */
    String right() {
        return query ? rows(count) : rows(count) + " written, and rolled back";
    }

    private static String rows(long count) {
        return count == 1 ? "1 row" : count + " rows";
    }
}
