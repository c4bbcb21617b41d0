package io.driftgate.dialect.postgres.ddl;

import org.jspecify.annotations.Nullable;

/** Builds one statement from words. Not thread-safe. */
final class Sql {
    private final StringBuilder text;

    Sql(String start) {
        text = new StringBuilder(start);
    }

    Sql add(String words) {
        text.append(' ').append(words);
        return this;
    }

    /** The words with the value behind them, unless there is none. */
    Sql add(String words, @Nullable String value) {
        return value == null ? this : add(words.isEmpty() ? value : words + " " + value);
    }

    /** The words with the value in parentheses behind them, unless there is none. */
    Sql list(String words, @Nullable String value) {
        return value == null || value.isEmpty() ? this : add(words, "(" + value + ")");
    }

    Sql when(boolean condition, String words) {
        return condition ? add(words) : this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
