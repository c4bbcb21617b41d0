package io.driftgate.script;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code 001_name}, {@code 20251215_1000_name}, {@code 1.2.0-name}, {@code 2024-01-02_name}, {@code 7} in their parts. */
record NumberedName(String number, String description) {
    private static final Pattern NAME = Pattern.compile(
            "(\\d{8}_\\d{4}(?:\\d\\d)?|\\d{4}-\\d\\d-\\d\\d(?:-\\d+)*|\\d+(?:\\.\\d+)*)(?:[_. -]+(.*))?");

    static Optional<NumberedName> of(String stem) {
        Matcher matcher = NAME.matcher(stem);
        return matcher.matches()
                ? Optional.of(new NumberedName(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2)))
                : Optional.empty();
    }

    /** Whether the name is nothing but a number. */
    boolean isBare() {
        return description.isEmpty();
    }

    Version version() {
        return new Version(number);
    }
}
